// SPDX-License-Identifier: MIT

//! Handles, which have no number that a program may choose.

use std::fs::File;
use std::io::stdin;
use std::os::windows::io::{AsRawHandle, FromRawHandle, RawHandle};

use crate::failure::{unsupported, Failure};

pub type Descriptor = RawHandle;

/// ERROR_INVALID_HANDLE and ERROR_INVALID_PARAMETER.
pub const BAD: i32 = 6;
pub const INVALID: i32 = 87;
pub const SYSTEM: &str = "windows";

/// The system's own structure.
#[repr(C)]
#[derive(Default)]
struct SystemInfo {
    architecture: u32,
    page: u32,
    addresses: [usize; 3],
    processors: [u32; 2],
    granularity: u32,
    model: u32,
}

extern "system" {
    fn GetSystemInfo(info: *mut SystemInfo);
}

fn info() -> SystemInfo {
    let mut info = SystemInfo::default();
    unsafe { GetSystemInfo(&mut info) };
    info
}

pub fn page() -> u64 {
    info().page.into()
}

pub fn granularity() -> u64 {
    info().granularity.into()
}

/// What requests are read from.
pub fn requests() -> File {
    unsafe { File::from_raw_handle(stdin().as_raw_handle()) }
}

pub fn check_free(_: i32) -> Result<(), Failure> {
    unsupported("a handle with a number of one's choice")
}

pub fn move_to(file: File, _: i32) -> Result<File, Failure> {
    Ok(file)
}

pub fn number_of(file: &File) -> Descriptor {
    file.as_raw_handle()
}

/// An argument that is a number in place of a file.
pub fn from_number(number: i32) -> Descriptor {
    number as isize as RawHandle
}

/// Wine has the root of its host on the drive Z.
pub fn path(bytes: &[u8]) -> String {
    let drive = if bytes.starts_with(b"/") { "Z:" } else { "" };
    format!("{}{}", drive, String::from_utf8_lossy(bytes))
}
