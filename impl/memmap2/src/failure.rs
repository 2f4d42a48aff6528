// SPDX-License-Identifier: MIT

//! How an operation ends when it does not work: with an error of the library, with a panic
//! of the language, or with a refusal of the adapter's own, where Rust would not compile.

use std::any::Any;
use std::io;

use crate::value::write_text;

pub struct Failure {
    kind: &'static str,
    number: Option<i32>,
    native: &'static str,
    message: String,
}

/// An error of the adapter itself.
pub fn refuse<T>(kind: &'static str, message: impl Into<String>) -> Result<T, Failure> {
    Err(Failure { kind, number: None, native: "adapter", message: message.into() })
}

/// What the compiler would not take.
pub fn mistyped<T>(message: impl Into<String>) -> Result<T, Failure> {
    refuse("TypeError", message)
}

pub fn unsupported<T>(message: impl Into<String>) -> Result<T, Failure> {
    refuse("Unsupported", message)
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        let number = error.raw_os_error();
        let kind = if number.is_some() { "OSError" } else { "other" };
        Failure { kind, number, native: "std::io::Error", message: error.to_string() }
    }
}

/// The words of the standard library for an index that is outside a slice.
fn is_about_index(message: &str) -> bool {
    message.contains("out of bounds")
        || message.contains("out of range")
        || message.starts_with("slice index starts at")
}

impl From<Box<dyn Any + Send>> for Failure {
    fn from(panic: Box<dyn Any + Send>) -> Failure {
        let message = match panic.downcast_ref::<&str>() {
            Some(text) => text.to_string(),
            None => panic.downcast_ref::<String>().cloned().unwrap_or_default(),
        };
        let kind = if is_about_index(&message) { "IndexError" } else { "other" };
        Failure { kind, number: None, native: "panic", message }
    }
}

impl Failure {
    pub fn answer(&self) -> String {
        let number = self.number.map_or("none".to_string(), |n| n.to_string());
        let (native, message) = (write_text(self.native), write_text(&self.message));
        format!("err {} {} {} {}", self.kind, number, native, message)
    }
}
