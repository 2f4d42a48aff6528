// SPDX-License-Identifier: MIT

//! Timing requests in one loop, each read before the clock is.

use std::ptr;
use std::time::Instant;

use crate::call::Call;
use crate::failure::{refuse, unsupported, Failure};
use crate::mapping::{slice, slice_mut};
use crate::objects::Objects;
use crate::value::Value;
use crate::Operation;

const MOST: i64 = 1 << 40;

fn read(line: &str) -> Result<(&'static str, Operation, Call), Failure> {
    let words: Vec<_> = line.split(' ').collect();
    let (name, operation, call) = crate::read(&words)?;
    match name {
        "destroy" | "settle" | "repeat" => unsupported(format!("{} is not repeated", name)),
        _ => Ok((name, operation, call)),
    }
}

/// An item alone, as a user's loop has it; volatile, or there would be no loop.
fn items(objects: &mut Objects, name: &str, call: &Call, count: i64) -> Result<(), Failure> {
    let index: usize = call.integer("index")?;
    let map = objects.map(call.handle("object")?)?;
    if name == "get_item" {
        let bytes = slice(map);
        for _ in 0..count {
            unsafe { ptr::read_volatile(&bytes[index]) };
        }
    } else {
        let (bytes, value) = (slice_mut(map)?, call.integer("value")?);
        for _ in 0..count {
            unsafe { ptr::write_volatile(&mut bytes[index], value) };
        }
    }
    Ok(())
}

pub fn repeat(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let count = call.integer("count")?;
    if !(0..=MOST).contains(&count) {
        return refuse("ValueError", "count is from 0 to 2^40");
    }
    let steps = call.text("request")?.split('\n').map(read).collect::<Result<Vec<_>, _>>()?;
    let begin = Instant::now();
    match &steps[..] {
        [(name @ ("get_item" | "set_item"), _, call)] => items(objects, name, call, count)?,
        _ => {
            for _ in 0..count {
                for (_, operation, call) in &steps {
                    if let Value::Handle(new) = operation(objects, call)? {
                        drop(objects.take(new)?);
                    }
                }
            }
        }
    }
    Ok(Value::Integer(begin.elapsed().as_nanos() as i128))
}
