// SPDX-License-Identifier: MIT

//! Files, opened and asked by the adapter itself.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{Error, Seek, SeekFrom};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::io::{AsRawFd, FromRawFd, RawFd};

use crate::call::Call;
use crate::descriptor::{check_free, move_to};
use crate::failure::{refuse, unsupported, Failure};
use crate::objects::{Object, Objects};
use crate::value::Value;

/// `number` stays when the file is closed: it is then a number that was a descriptor.
pub struct OpenFile {
    file: Option<File>,
    number: RawFd,
    _other: Option<File>,
}

impl From<File> for OpenFile {
    fn from(file: File) -> OpenFile {
        OpenFile { number: file.as_raw_fd(), file: Some(file), _other: None }
    }
}

impl OpenFile {
    pub fn number(&self) -> RawFd {
        self.number
    }

    fn open(&mut self) -> Result<&mut File, Failure> {
        Ok(self.file.as_mut().ok_or_else(|| Error::from_raw_os_error(libc::EBADF))?)
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
    let path = OsStr::from_bytes(call.bytes("path")?);
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
        return Err(Error::from_raw_os_error(libc::EINVAL).into()); // SeekFrom takes none
    }
    Ok(Value::Integer(file.seek(SeekFrom::Start(position as u64))?.into()))
}

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

fn closed() -> Result<OpenFile, Failure> {
    let mut file = opened("/dev/null", 0)?;
    file.file = None;
    Ok(file)
}

/// The end that is read; the other one stays open as long.
fn pipe() -> Result<OpenFile, Failure> {
    let mut ends = [-1; 2];
    if unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) } != 0 {
        return Err(Error::last_os_error().into());
    }
    let mut file = OpenFile::from(made(ends[0])?);
    file._other = Some(made(ends[1])?);
    Ok(file)
}

fn socket() -> Result<OpenFile, Failure> {
    let kind = libc::SOCK_STREAM | libc::SOCK_CLOEXEC;
    Ok(made(unsafe { libc::socket(libc::AF_INET, kind, 0) })?.into())
}

/// One page long.
fn memory() -> Result<OpenFile, Failure> {
    let name = b"mmapspec\0".as_ptr();
    let file = made(unsafe { libc::memfd_create(name.cast(), libc::MFD_CLOEXEC) })?;
    file.set_len(crate::page())?;
    Ok(file.into())
}

pub fn file_special(objects: &mut Objects, call: &Call) -> Result<Value, Failure> {
    let file = match call.text("kind")? {
        "closed" => closed()?,
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
