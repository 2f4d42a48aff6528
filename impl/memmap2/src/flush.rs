// SPDX-License-Identifier: MIT

//! Flushing a map.

use crate::call::Call;
use crate::failure::{unsupported, Failure};
use crate::objects::Objects;
use crate::value::Value;

pub fn flush(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let range = (call.optional("offset")?, call.optional("size")?);
    if call.get("flags").is_some() {
        return unsupported("flush takes no flags");
    }
    let map = objects.mutable(call.handle("mapping")?)?;
    match range {
        (None, None) => map.flush()?,
        (Some(offset), Some(size)) => map.flush_range(offset, size)?,
        _ => return unsupported("flush_range takes an offset and a length"),
    }
    Ok(Value::None)
}
