#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# A value that is shorter than its slice moves the variable's beginning within the memory.
# munmap then gets the wrong address and fails, and the memory stays mapped.
use strict;
use warnings;
use File::Temp;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my $file = File::Temp->new;
print $file 'abcdefghij';
close $file;
open my $handle, '+<', "$file" or exit 77;
my $variable;
mmap($variable, 10, PROT_READ() | PROT_WRITE(), MAP_SHARED(), $handle) or exit 77;
my $refused = !eval { substr $variable, 1, 4, '??'; 1 };
my $unmapped = eval { munmap($variable) };
print 'expected munmap to succeed, found ', $unmapped ? "success\n" : "an error: $@";
exit($refused || $unmapped ? 1 : 0);
