// SPDX-License-Identifier: MIT

//! The adapter of memmap2.  An operation is a function of the objects and the call; a
//! panic in it is an answer like an error is.

#[cfg(unix)]
mod advice_unix;
mod call;
#[cfg_attr(unix, path = "descriptor_unix.rs")]
#[cfg_attr(windows, path = "descriptor_windows.rs")]
mod descriptor;
mod failure;
mod file;
mod flush;
mod mapping;
mod native;
mod objects;
mod repeat;
#[cfg_attr(unix, path = "special_unix.rs")]
#[cfg_attr(windows, path = "special_windows.rs")]
mod special;
mod value;

use std::io::{self, BufRead, Write};
use std::panic::{catch_unwind, set_hook, AssertUnwindSafe};

use call::Call;
use failure::{unsupported, Failure};
use objects::Objects;
use value::{write_text, Value};

type Operation = fn(&mut Objects, &Call) -> Result<Value, Failure>;

/// Names, their arguments in order ("?": may be left out), and what serves them.
const OPERATIONS: &[(&str, &str, Operation)] = &[
    ("file_open", "path mode number?", file::file_open),
    ("file_close", "file", file::file_close),
    ("file_works", "file", file::file_works),
    ("file_position", "file", file::file_position),
    ("file_seek", "file position", file::file_seek),
    ("file_special", "kind", special::file_special),
    ("destroy", "object", destroy),
    ("settle", "", settle),
    ("map_fd", "fileno length? flags? prot? access? offset? trackfd? tagname?", mapping::map_fd),
    ("length", "object", mapping::length),
    ("get_item", "object index", mapping::get_item),
    ("set_item", "object index value", mapping::set_item),
    ("get_slice", "object start? stop? step?", mapping::get_slice),
    ("set_slice", "object start stop step data", mapping::set_slice),
    ("flush", "mapping offset? size? flags?", flush::flush),
    #[cfg(unix)]
    ("madvise", "mapping option start? length?", advice_unix::madvise),
    #[cfg(unix)]
    ("lock", "mapping", advice_unix::lock),
    #[cfg(unix)]
    ("unlock", "mapping", advice_unix::unlock),
    #[cfg(unix)]
    ("constant", "name", advice_unix::constant),
    ("repeat", "count request", repeat::repeat),
    ("native", "name first? second? third?", native::native),
];

fn destroy(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    drop(objects.take(call.handle("object")?)?);
    Ok(Value::None)
}

/// Whatever is dropped is gone at once.
fn settle(_: &mut Objects, _: &Call) -> Result<Value, Failure> {
    Ok(Value::None)
}

fn hello(words: &[&str]) -> Result<String, Failure> {
    if words != ["1"] {
        return unsupported("this adapter speaks version 1");
    }
    let names: Vec<_> = OPERATIONS.iter().map(|(name, ..)| write_text(name)).collect();
    Ok(format!(
        "protocol=1 name=t:memmap2 version={} language=t:Rust homepage={} issues={} \
         claims=[t:memmap2] operations=[t:hello,{}] page={} granularity={} system={}",
        write_text(option_env!("MEMMAP2_VERSION").unwrap_or("unknown")),
        write_text("https://github.com/RazrFalcon/memmap2-rs"),
        write_text("https://github.com/RazrFalcon/memmap2-rs/issues"),
        names.join(","),
        descriptor::page(),
        descriptor::granularity(),
        write_text(descriptor::SYSTEM)
    ))
}

/// What a request asks for.
fn read(words: &[&str]) -> Result<(&'static str, Operation, Call), Failure> {
    let (name, words) = words.split_first().unwrap_or((&"", &[]));
    match OPERATIONS.iter().find(|(offered, ..)| offered == name) {
        Some((name, parameters, operation)) => Ok((name, *operation, Call::new(parameters, words)?)),
        None => unsupported(format!("no operation {}", name)),
    }
}

fn run(objects: &mut Objects, words: &[&str]) -> Result<String, Failure> {
    if words.first() == Some(&"hello") {
        return hello(&words[1..]);
    }
    let (_, operation, call) = read(words)?;
    let result = catch_unwind(AssertUnwindSafe(|| operation(objects, &call)))?;
    result.map(|value| value::write(&value))
}

fn main() {
    let mut objects = Objects::default();
    set_hook(Box::new(|_| ())); // what a panic says stands in the answer
    for line in io::BufReader::new(descriptor::requests()).lines().map_while(Result::ok) {
        let words: Vec<_> = line.split(' ').collect();
        let answer = match run(&mut objects, &words[1..]) {
            Ok(value) => format!("{} ok {}\n", words[0], value),
            Err(failure) => format!("{} {}\n", words[0], failure.answer()),
        };
        if io::stdout().write_all(answer.as_bytes()).and_then(|_| io::stdout().flush()).is_err() {
            std::process::exit(1);
        }
    }
}
