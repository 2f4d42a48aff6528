// SPDX-License-Identifier: MIT

//! One call: its arguments, read as the types that the library's signatures want.

use std::collections::HashMap;
use std::convert::TryFrom;

use crate::failure::{mistyped, refuse, unsupported, Failure};
use crate::value::{parse, Value};

pub struct Call {
    arguments: HashMap<&'static str, Value>,
}

/// Where an argument goes: under its own name, or under the next one in order.
fn place<'a>(
    names: &[&'static str],
    position: usize,
    word: &'a str,
) -> Result<(&'static str, &'a str), Failure> {
    for name in names {
        if let Some(rest) = word.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Ok((name, rest));
        }
    }
    match names.get(position) {
        Some(name) if !word.contains('=') => Ok((name, word)),
        _ => mistyped(format!("no parameter for {}", word)),
    }
}

impl Call {
    /// `parameters` are the names in order; a "?" marks one that may be left out.
    pub fn new(parameters: &'static str, words: &[&str]) -> Result<Call, Failure> {
        let words_of = parameters.split_whitespace();
        let names: Vec<_> = words_of.map(|name| name.trim_end_matches('?')).collect();
        let mut arguments = HashMap::new();
        for (position, word) in words.iter().enumerate() {
            let (name, word) = place(&names, position, word)?;
            match parse(word) {
                None => return refuse("ValueError", format!("no value: {}", word)),
                Some(Value::Unknown(word)) => return unsupported(format!("Rust has no {}", word)),
                Some(value) => arguments.insert(name, value),
            };
        }
        for name in parameters.split_whitespace() {
            if !name.ends_with('?') && !arguments.contains_key(name) {
                return mistyped(format!("{} is missing", name));
            }
        }
        Ok(Call { arguments })
    }

    /// None when the argument was left out.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.arguments.get(name)
    }

    pub fn is_none(&self, name: &str) -> bool {
        matches!(self.get(name), None | Some(Value::None))
    }

    pub fn integer<T: TryFrom<i128>>(&self, name: &str) -> Result<T, Failure> {
        let fitting = match self.get(name) {
            Some(Value::Integer(n)) => T::try_from(*n).ok(),
            Some(Value::Huge(_)) => None,
            _ => return mistyped(format!("{}: not an integer", name)),
        };
        let type_name = std::any::type_name::<T>();
        fitting.map_or_else(|| refuse("OverflowError", format!("{}: no {}", name, type_name)), Ok)
    }

    /// A number that may be left out.
    pub fn optional<T: TryFrom<i128>>(&self, name: &str) -> Result<Option<T>, Failure> {
        self.get(name).map(|_| self.integer(name)).transpose()
    }

    pub fn handle(&self, name: &str) -> Result<u64, Failure> {
        match self.get(name) {
            Some(Value::Handle(number)) => Ok(*number),
            _ => mistyped(format!("{}: not an object", name)),
        }
    }

    pub fn bytes(&self, name: &str) -> Result<&[u8], Failure> {
        match self.get(name) {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            _ => mistyped(format!("{}: not bytes", name)),
        }
    }

    pub fn text(&self, name: &str) -> Result<&str, Failure> {
        match self.get(name) {
            Some(Value::Text(text)) => Ok(text),
            _ => mistyped(format!("{}: not a text", name)),
        }
    }
}
