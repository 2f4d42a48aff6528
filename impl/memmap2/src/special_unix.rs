// SPDX-License-Identifier: MIT

//! The files that file_special makes.

use std::fs::{File, OpenOptions};
use std::io::Error;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::io::{FromRawFd, RawFd};

use crate::call::Call;
use crate::failure::{unsupported, Failure};
use crate::file::OpenFile;
use crate::objects::{Object, Objects};
use crate::value::Value;

fn opened(path: &str, flags: i32) -> Result<OpenFile, Failure> {
    let write = flags & (libc::O_DIRECTORY | libc::O_PATH) == 0;
    Ok(OpenOptions::new().read(true).write(write).custom_flags(flags).open(path)?.into())
}

/// A descriptor that a system call has just made, or its error.
fn made(number: RawFd) -> Result<File, Failure> {
    if number < 0 {
        return Err(Error::last_os_error().into());
    }
    Ok(unsafe { File::from_raw_fd(number) })
}

/// The end that is read.
fn pipe() -> Result<OpenFile, Failure> {
    let mut ends = [-1; 2];
    if unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) } != 0 {
        return Err(Error::last_os_error().into());
    }
    Ok(OpenFile::with(made(ends[0])?, made(ends[1])?))
}

fn socket() -> Result<OpenFile, Failure> {
    let kind = libc::SOCK_STREAM | libc::SOCK_CLOEXEC;
    Ok(made(unsafe { libc::socket(libc::AF_INET, kind, 0) })?.into())
}

/// One page long.
fn memory() -> Result<OpenFile, Failure> {
    let name = b"mmapspec\0".as_ptr();
    let file = made(unsafe { libc::memfd_create(name.cast(), libc::MFD_CLOEXEC) })?;
    file.set_len(crate::descriptor::page())?;
    Ok(file.into())
}

pub fn file_special(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let file = match call.text("kind")? {
        "closed" => opened("/dev/null", 0)?.close(),
        "directory" => opened("/", libc::O_DIRECTORY)?,
        "pipe" => pipe()?,
        "socket" => socket()?,
        "path" => opened("/proc/self/exe", libc::O_PATH)?,
        "memfd" => memory()?,
        "null" => opened("/dev/null", 0)?,
        "zero" => opened("/dev/zero", 0)?,
        kind => return unsupported(format!("a file of the kind {}", kind)),
    };
    Ok(objects.keep(Object::File(file)))
}
