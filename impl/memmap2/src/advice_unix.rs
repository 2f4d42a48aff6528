// SPDX-License-Identifier: MIT

//! Advice and locking, which the library has on Unix alone.

use memmap2::Advice;

use crate::call::Call;
use crate::failure::{refuse, unsupported, Failure};
use crate::objects::{Map, Objects};
use crate::value::Value;

/// The library's advice, by the names that its documentation explains it with.
const ADVICE: [(&str, Advice); 16] = [
    ("MADV_NORMAL", Advice::Normal),
    ("MADV_RANDOM", Advice::Random),
    ("MADV_SEQUENTIAL", Advice::Sequential),
    ("MADV_WILLNEED", Advice::WillNeed),
    ("MADV_DONTNEED", Advice::DontNeed),
    ("MADV_FREE", Advice::Free),
    ("MADV_REMOVE", Advice::Remove),
    ("MADV_DONTFORK", Advice::DontFork),
    ("MADV_DOFORK", Advice::DoFork),
    ("MADV_MERGEABLE", Advice::Mergeable),
    ("MADV_UNMERGEABLE", Advice::Unmergeable),
    ("MADV_HUGEPAGE", Advice::HugePage),
    ("MADV_NOHUGEPAGE", Advice::NoHugePage),
    ("MADV_DONTDUMP", Advice::DontDump),
    ("MADV_DODUMP", Advice::DoDump),
    ("MADV_HWPOISON", Advice::HwPoison),
];

pub fn constant(_: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let name = call.text("name")?;
    match ADVICE.iter().find(|(known, _)| *known == name) {
        Some((_, advice)) => Ok(Value::Integer(*advice as i128)),
        None => unsupported(format!("no constant {}", name)),
    }
}

pub fn madvise(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    if call.get("start").is_some() || call.get("length").is_some() {
        return unsupported("advise is about the whole map");
    }
    let number: i32 = call.integer("option")?;
    let advice = match ADVICE.iter().find(|(_, advice)| *advice as i32 == number) {
        Some((_, advice)) => *advice,
        None => return refuse("OverflowError", format!("option: {} is no Advice", number)),
    };
    match objects.map(call.handle("mapping")?)? {
        Map::Fixed(map) => map.advise(advice)?,
        Map::Mutable(map) => map.advise(advice)?,
    }
    Ok(Value::None)
}

pub fn lock(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    match objects.map(call.handle("mapping")?)? {
        Map::Fixed(map) => map.lock()?,
        Map::Mutable(map) => map.lock()?,
    }
    Ok(Value::None)
}

pub fn unlock(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    match objects.map(call.handle("mapping")?)? {
        Map::Fixed(map) => map.unlock()?,
        Map::Mutable(map) => map.unlock()?,
    }
    Ok(Value::None)
}
