// SPDX-License-Identifier: MIT

//! Files, opened and asked by the adapter itself.

use std::fs::{File, OpenOptions};
use std::io::{Error, Seek, SeekFrom};

use crate::call::Call;
use crate::descriptor::{check_free, move_to, number_of, path, Descriptor, BAD, INVALID};
use crate::failure::{refuse, Failure};
use crate::objects::{Object, Objects};
use crate::value::Value;

/// `number` stays when the file is closed: it is then a number that was a descriptor.
pub struct OpenFile {
    file: Option<File>,
    number: Descriptor,
    _other: Option<File>,
}

impl From<File> for OpenFile {
    fn from(file: File) -> OpenFile {
        OpenFile { number: number_of(&file), file: Some(file), _other: None }
    }
}

impl OpenFile {
    pub fn number(&self) -> Descriptor {
        self.number
    }

    /// The other file stays open as long.
    pub fn with(file: File, other: File) -> OpenFile {
        OpenFile { _other: Some(other), ..file.into() }
    }

    pub fn close(mut self) -> OpenFile {
        self.file = None;
        self
    }

    fn open(&mut self) -> Result<&mut File, Failure> {
        Ok(self.file.as_mut().ok_or_else(|| Error::from_raw_os_error(BAD))?)
    }
}

pub fn file_open(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let mode = call.text("mode")?;
    if !["r", "w", "rw", "wa", "rwa"].contains(&mode) {
        return refuse("ValueError", "a mode is r, w, rw, wa or rwa");
    }
    let (read, write) = (mode.contains('r'), mode.contains('w'));
    let mut options = OpenOptions::new();
    options.read(read).write(write).append(mode.ends_with('a'));
    let path = path(call.bytes("path")?);
    let file = match call.optional("number")? {
        None => options.open(path)?,
        Some(number) => {
            check_free(number)?;
            move_to(options.open(path)?, number)?
        }
    };
    Ok(objects.keep(Object::File(file.into())))
}

pub fn file_close(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let file = objects.file(call.handle("file")?)?;
    file.open()?;
    file.file = None;
    Ok(Value::None)
}

pub fn file_works(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let file = objects.file(call.handle("file")?)?;
    Ok(Value::Truth(file.open().map_or(false, |file| file.metadata().is_ok())))
}

pub fn file_position(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let position = objects.file(call.handle("file")?)?.open()?.stream_position()?;
    Ok(Value::Integer(position.into()))
}

pub fn file_seek(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let file = objects.file(call.handle("file")?)?.open()?;
    let position: i64 = call.integer("position")?;
    if position < 0 {
        return Err(Error::from_raw_os_error(INVALID).into()); // SeekFrom takes none
    }
    Ok(Value::Integer(file.seek(SeekFrom::Start(position as u64))?.into()))
}
