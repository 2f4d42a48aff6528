// SPDX-License-Identifier: MIT

//! The numbers of descriptors.  Standard input is moved to a high one, so that a file may have
//! the number 0.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Error;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::io::{AsRawFd, FromRawFd, RawFd};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::failure::{refuse, Failure};

pub type Descriptor = RawFd;

/// The errors of a descriptor that is not open, and of an argument.
pub const BAD: i32 = libc::EBADF;
pub const INVALID: i32 = libc::EINVAL;
pub const SYSTEM: &str = "unix";
const HIGH: RawFd = 100;

/// The descriptor 0 is the /dev/null that `requests` put there.
static OWN_ZERO: AtomicBool = AtomicBool::new(false);

fn duplicate(from: RawFd, to: RawFd) -> Result<File, Error> {
    match unsafe { libc::dup3(from, to, libc::O_CLOEXEC) } {
        -1 => Err(Error::last_os_error()),
        number => Ok(unsafe { File::from_raw_fd(number) }),
    }
}

/// What requests are read from.
pub fn requests() -> File {
    let high = unsafe { libc::fcntl(0, libc::F_DUPFD_CLOEXEC, HIGH) };
    if high < 0 {
        return unsafe { File::from_raw_fd(0) };
    }
    if let Ok(zero) = File::open("/dev/null").and_then(|null| duplicate(null.as_raw_fd(), 0)) {
        std::mem::forget(zero); // it stays open
        OWN_ZERO.store(true, Ordering::Relaxed);
    }
    unsafe { File::from_raw_fd(high) }
}

pub fn check_free(number: RawFd) -> Result<(), Failure> {
    let open = unsafe { libc::fcntl(number, libc::F_GETFD) } >= 0;
    if number < 0 || open && !(number == 0 && OWN_ZERO.load(Ordering::Relaxed)) {
        return refuse("ValueError", format!("the number {} is not free", number));
    }
    Ok(())
}

/// Give the file that number.
pub fn move_to(file: File, number: RawFd) -> Result<File, Failure> {
    if file.as_raw_fd() == number {
        return Ok(file);
    }
    let moved = duplicate(file.as_raw_fd(), number)?;
    if number == 0 {
        OWN_ZERO.store(false, Ordering::Relaxed);
    }
    Ok(moved)
}

pub fn number_of(file: &File) -> Descriptor {
    file.as_raw_fd()
}

/// An argument that is a number in place of a file.
pub fn from_number(number: i32) -> Descriptor {
    number
}

pub fn path(bytes: &[u8]) -> &OsStr {
    OsStr::from_bytes(bytes)
}

pub fn page() -> u64 {
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) as u64 }
}

pub fn granularity() -> u64 {
    page()
}
