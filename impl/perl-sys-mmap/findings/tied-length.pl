#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# The manual: the new value may have any length that does not exceed the memory.  One byte
# more than it replaces, and the variable is no map any more.
use strict;
use warnings;
use File::Temp;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my $file = File::Temp->new;
print $file join '', map { chr(65 + $_ % 26) } 0 .. 16383;
close $file;
open my $handle, '+<', "$file" or exit 77;
Sys::Mmap->new(my $variable, 8192, "$file");
substr($variable, 10, 2) = "abc";
substr($variable, 0, 2) = "de";
open my $reader, q(<), "$file" or exit 77;
read $reader, my $bytes, 14;
print "expected deCDEFGHIJabcM in the file, found $bytes; the variable has ", length $variable, " of 8192 bytes\n";
exit(substr($bytes, 10, 3) eq "abc" && substr($bytes, 0, 2) eq "de" ? 1 : 0);
