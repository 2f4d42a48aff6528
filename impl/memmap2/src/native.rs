// SPDX-License-Identifier: MIT

//! The library's methods that the protocol has no operation for, under their own names.

use memmap2::MmapOptions;

use crate::call::Call;
use crate::failure::{mistyped, unsupported, Failure};
use crate::mapping::{descriptor, keep};
use crate::objects::{Map, Objects};
use crate::value::Value;

fn new_map(objects: &mut Objects, call: &Call, name: &str) -> Result<Value, Failure> {
    let mut options = MmapOptions::new();
    let file = descriptor(objects, call, "first")?;
    let map = unsafe {
        match name {
            "map_exec" => options.map_exec(file)?,
            "map_copy_read_only" => options.map_copy_read_only(file)?,
            _ => options.populate().map(file)?,
        }
    };
    keep(objects, Map::Fixed(map))
}

fn new_memory(objects: &mut Objects, call: &Call, name: &str) -> Result<Value, Failure> {
    let mut options = MmapOptions::new();
    options.len(call.integer("first")?);
    match name {
        "stack_anon" => options.stack(),
        _ => options.populate(),
    };
    let map = options.map_anon()?;
    keep(objects, Map::Mutable(map))
}

/// A transition takes the map away from its handle, as it does from its owner: when it
/// fails, the map is gone.
fn transition(objects: &mut Objects, call: &Call, name: &str) -> Result<Value, Failure> {
    let map = match (name, objects.take_map(call.handle("first")?)?) {
        ("make_read_only", Map::Mutable(map)) => Map::Fixed(map.make_read_only()?),
        ("make_exec", Map::Mutable(map)) => Map::Fixed(map.make_exec()?),
        ("make_mut", Map::Fixed(map)) => Map::Mutable(map.make_mut()?),
        _ => return mistyped(format!("no {} on a map of this type", name)),
    };
    keep(objects, map)
}

fn flush_async(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let range = (call.optional("second")?, call.optional("third")?);
    let map = objects.mutable(call.handle("first")?)?;
    match range {
        (Some(offset), Some(size)) => map.flush_async_range(offset, size)?,
        _ => map.flush_async()?,
    }
    Ok(Value::None)
}

fn text(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let text = match objects.map(call.handle("first")?)? {
        Map::Fixed(map) => format!("{:?}", map),
        Map::Mutable(map) => format!("{:?}", map),
    };
    Ok(Value::Text(text))
}

pub fn native(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    match call.text("name")? {
        name @ ("map_exec" | "map_copy_read_only" | "populate") => new_map(objects, call, name),
        name @ ("stack_anon" | "populate_anon") => new_memory(objects, call, name),
        name @ ("make_read_only" | "make_exec" | "make_mut") => transition(objects, call, name),
        "flush_async" => flush_async(objects, call),
        "text" => text(objects, call),
        name => unsupported(format!("no method {}", name)),
    }
}
