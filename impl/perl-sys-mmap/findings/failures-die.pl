#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# The manual: mmap and munmap give undef on failure.  Both die.
use strict;
use warnings;
use File::Temp;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my $file = File::Temp->new;
print $file join '', map { chr(65 + $_ % 26) } 0 .. 16383;
close $file;
open my $handle, '+<', "$file" or exit 77;
open my $reader, q(<), "$file" or exit 77;
my $mmap = eval { mmap(my $map, 10, PROT_READ() | PROT_WRITE(), MAP_SHARED(), $reader); 1 };
print "mmap: expected undef, found ", $mmap ? "a result\n" : "death: $@";
my $munmap = eval { munmap(my $nothing); 1 };
print "munmap: expected undef, found ", $munmap ? "a result\n" : "death: $@";
exit($mmap && $munmap ? 1 : 0);
