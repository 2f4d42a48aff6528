// SPDX-License-Identifier: MIT

//! Making a map, and its bytes, which are those of a slice.

use memmap2::MmapOptions;

use crate::call::Call;
use crate::descriptor::{from_number, Descriptor};
use crate::failure::{mistyped, refuse, unsupported, Failure};
use crate::objects::{Map, Object, Objects};
use crate::value::Value;

/// A file's handle, or a number, which the library takes for a descriptor.
pub fn descriptor(objects: &mut Objects, call: &Call, name: &str) -> Result<Descriptor, Failure> {
    match call.get(name) {
        Some(Value::Handle(handle)) => Ok(objects.file(*handle)?.number()),
        _ => Ok(from_number(call.integer(name)?)),
    }
}

/// A length of 0 is one that is not configured.
fn options(call: &Call) -> Result<MmapOptions, Failure> {
    let mut options = MmapOptions::new();
    if let Some(length) = call.optional("length")?.filter(|length| *length != 0) {
        options.len(length);
    }
    if let Some(offset) = call.optional("offset")? {
        options.offset(offset);
    }
    Ok(options)
}

pub fn keep(objects: &mut Objects, map: Map) -> Result<Value, Failure> {
    Ok(objects.keep(Object::Map(map)))
}

pub fn map_fd(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    if ["flags", "prot", "trackfd", "tagname"].iter().any(|name| call.get(name).is_some()) {
        return unsupported("a mode is chosen with access");
    }
    let options = options(call)?;
    let access = call.optional::<i64>("access")?.unwrap_or(2);
    let file = descriptor(objects, call, "fileno")?;
    let map = match (file == from_number(-1), access) {
        (true, 2) => Map::Mutable(options.map_anon()?),
        (true, _) => return unsupported("anonymous memory is writable"),
        (_, 1) => Map::Fixed(unsafe { options.map(file)? }),
        (_, 2) => Map::Mutable(unsafe { options.map_mut(file)? }),
        (_, 3) => Map::Mutable(unsafe { options.map_copy(file)? }),
        _ => return refuse("ValueError", "an access is 1, 2 or 3"),
    };
    keep(objects, map)
}

pub fn slice(map: &Map) -> &[u8] {
    match map {
        Map::Fixed(map) => map,
        Map::Mutable(map) => map,
    }
}

/// The mutable slice, which an Mmap does not lend.
pub fn slice_mut(map: &mut Map) -> Result<&mut [u8], Failure> {
    match map {
        Map::Fixed(_) => mistyped("an Mmap does not implement DerefMut"),
        Map::Mutable(map) => Ok(map),
    }
}

pub fn length(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let map = objects.map(call.handle("object")?)?;
    Ok(Value::Integer(slice(map).len() as i128))
}

pub fn get_item(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let index: usize = call.integer("index")?;
    let map = objects.map(call.handle("object")?)?;
    Ok(Value::Integer(slice(map)[index].into()))
}

pub fn set_item(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let index: usize = call.integer("index")?;
    let value: u8 = call.integer("value")?;
    slice_mut(objects.map(call.handle("object")?)?)?[index] = value;
    Ok(Value::None)
}

/// The bounds; one that is left out is None.
fn bounds(call: &Call) -> Result<(Option<usize>, Option<usize>), Failure> {
    if !call.is_none("step") {
        return unsupported("a slice with a step");
    }
    let bound = |name| if call.is_none(name) { Ok(None) } else { call.optional(name) };
    Ok((bound("start")?, bound("stop")?))
}

pub fn get_slice(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let bounds = bounds(call)?;
    let map = slice(objects.map(call.handle("object")?)?);
    let part = match bounds {
        (Some(start), Some(stop)) => &map[start..stop],
        (Some(start), None) => &map[start..],
        (None, Some(stop)) => &map[..stop],
        (None, None) => map,
    };
    Ok(Value::Bytes(part.to_vec()))
}

pub fn set_slice(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let bounds = bounds(call)?;
    let data = call.bytes("data")?;
    let map = slice_mut(objects.map(call.handle("object")?)?)?;
    let part = match bounds {
        (Some(start), Some(stop)) => &mut map[start..stop],
        (Some(start), None) => &mut map[start..],
        (None, Some(stop)) => &mut map[..stop],
        (None, None) => map,
    };
    part.copy_from_slice(data);
    Ok(Value::None)
}
