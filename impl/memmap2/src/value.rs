// SPDX-License-Identifier: MIT

//! The values of the protocol (../../protocol/README.md): words to values and back.

pub enum Value {
    None,
    Truth(bool),
    Integer(i128),
    Huge(String),
    Float,
    Bytes(Vec<u8>),
    Text(String),
    List,
    Handle(u64),
    /// A kind of buffer or an object of a wrong type that Rust does not have.
    Unknown(String),
}

fn byte(digits: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(digits).ok()?;
    u8::from_str_radix(text, 16).ok()
}

fn hexadecimal(word: &str) -> Option<Vec<u8>> {
    word.as_bytes().chunks(2).map(|pair| if pair.len() == 2 { byte(pair) } else { None }).collect()
}

fn text(word: &str) -> Option<String> {
    let word = word.as_bytes();
    let mut bytes = Vec::with_capacity(word.len());
    let mut at = 0;
    while at < word.len() {
        if word[at] == b'%' {
            bytes.push(byte(word.get(at + 1..at + 3)?)?);
            at += 3;
        } else {
            bytes.push(word[at]);
            at += 1;
        }
    }
    String::from_utf8(bytes).ok()
}

fn integer(word: &str) -> Option<Value> {
    let digits = word.strip_prefix('-').unwrap_or(word);
    if digits.is_empty() || !digits.bytes().all(|c| c.is_ascii_digit()) {
        return None;
    }
    Some(word.parse().map_or_else(|_| Value::Huge(word.to_string()), Value::Integer))
}

/// None when the word is no value.  No operation here takes a list or a float: they are
/// known for what they are, and their contents are not kept.
pub fn parse(word: &str) -> Option<Value> {
    match word {
        "none" => return Some(Value::None),
        "true" => return Some(Value::Truth(true)),
        "false" => return Some(Value::Truth(false)),
        _ => (),
    }
    if let Some(rest) = word.strip_prefix("b:") {
        return hexadecimal(rest).map(Value::Bytes);
    }
    if let Some(rest) = word.strip_prefix("t:") {
        return text(rest).map(Value::Text);
    }
    if let Some(rest) = word.strip_prefix('@') {
        return rest.parse().ok().map(Value::Handle);
    }
    if let Some(rest) = word.strip_prefix("f:") {
        return rest.parse::<f64>().ok().map(|_| Value::Float);
    }
    if word.starts_with("b.") || word.starts_with("w:") {
        return Some(Value::Unknown(word.to_string()));
    }
    if word.starts_with('[') {
        return word.ends_with(']').then_some(Value::List);
    }
    integer(word)
}

pub fn write_text(text: &str) -> String {
    let mut word = String::from("t:");
    for c in text.bytes() {
        if c <= 32 || c >= 127 || b"%,]".contains(&c) {
            word.push_str(&format!("%{:02X}", c));
        } else {
            word.push(c as char);
        }
    }
    word
}

fn write_bytes(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut word = String::with_capacity(2 + 2 * bytes.len());
    word.push_str("b:");
    for b in bytes {
        word.push(DIGITS[(b >> 4) as usize] as char);
        word.push(DIGITS[(b & 15) as usize] as char);
    }
    word
}

pub fn write(value: &Value) -> String {
    match value {
        Value::None => "none".to_string(),
        Value::Truth(truth) => truth.to_string(),
        Value::Integer(n) => n.to_string(),
        Value::Bytes(bytes) => write_bytes(bytes),
        Value::Text(text) => write_text(text),
        Value::Handle(n) => format!("@{}", n),
        _ => unreachable!("no operation answers with such a value"),
    }
}
