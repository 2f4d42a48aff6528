// SPDX-License-Identifier: MIT

//! The files that file_special makes.

use std::fs::{File, OpenOptions};
use std::io::Error;
use std::os::windows::fs::OpenOptionsExt;
use std::os::windows::io::{FromRawHandle, RawHandle};
use std::ptr::{null, null_mut};

use crate::call::Call;
use crate::failure::{unsupported, Failure};
use crate::file::OpenFile;
use crate::objects::{Object, Objects};
use crate::value::Value;

/// FILE_FLAG_BACKUP_SEMANTICS, with which a directory is opened.
const DIRECTORY: u32 = 0x0200_0000;

extern "system" {
    fn CreatePipe(in_: *mut RawHandle, out: *mut RawHandle, rights: *const u8, size: u32) -> i32;
}

fn opened(path: &str, flags: u32) -> Result<OpenFile, Failure> {
    Ok(OpenOptions::new().read(true).write(flags == 0).custom_flags(flags).open(path)?.into())
}

/// The end that is read.
fn pipe() -> Result<OpenFile, Failure> {
    let mut ends = [null_mut(); 2];
    let [read, write] = &mut ends;
    if unsafe { CreatePipe(read, write, null(), 0) } == 0 {
        return Err(Error::last_os_error().into());
    }
    let [read, write] = ends.map(|end| unsafe { File::from_raw_handle(end) });
    Ok(OpenFile::with(read, write))
}

pub fn file_special(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let file = match call.text("kind")? {
        "closed" => opened("NUL", 0)?.close(),
        "directory" => opened("C:\\", DIRECTORY)?,
        "pipe" => pipe()?,
        "null" => opened("NUL", 0)?,
        kind => return unsupported(format!("a file of the kind {}", kind)),
    };
    Ok(objects.keep(Object::File(file)))
}
