// SPDX-License-Identifier: MIT

//! What the handles stand for.

use std::collections::HashMap;

use memmap2::{Mmap, MmapMut};

use crate::failure::{mistyped, Failure};
use crate::file::OpenFile;
use crate::value::Value;

/// The library's two types: which of them it is decides what may be done with it.
pub enum Map {
    Fixed(Mmap),
    Mutable(MmapMut),
}

pub enum Object {
    File(OpenFile),
    Map(Map),
}

#[derive(Default)]
pub struct Objects {
    kept: HashMap<u64, Object>,
    last: u64,
}

impl Objects {
    pub fn keep(&mut self, object: Object) -> Value {
        self.last += 1;
        self.kept.insert(self.last, object);
        Value::Handle(self.last)
    }

    /// The object moves out: its handle is unknown from here on.
    pub fn take(&mut self, handle: u64) -> Result<Object, Failure> {
        self.kept.remove(&handle).map_or_else(|| mistyped("no such object"), Ok)
    }

    pub fn take_map(&mut self, handle: u64) -> Result<Map, Failure> {
        self.map(handle)?;
        match self.take(handle)? {
            Object::Map(map) => Ok(map),
            Object::File(_) => unreachable!("it was a map"),
        }
    }

    pub fn map(&mut self, handle: u64) -> Result<&mut Map, Failure> {
        match self.kept.get_mut(&handle) {
            Some(Object::Map(map)) => Ok(map),
            Some(_) => mistyped("not a map"),
            None => mistyped("no such object"),
        }
    }

    /// What only the mutable type offers.
    pub fn mutable(&mut self, handle: u64) -> Result<&mut MmapMut, Failure> {
        match self.map(handle)? {
            Map::Mutable(map) => Ok(map),
            Map::Fixed(_) => mistyped("an Mmap has no such method"),
        }
    }

    pub fn file(&mut self, handle: u64) -> Result<&mut OpenFile, Failure> {
        match self.kept.get_mut(&handle) {
            Some(Object::File(file)) => Ok(file),
            Some(_) => mistyped("not a file"),
            None => mistyped("no such object"),
        }
    }
}
