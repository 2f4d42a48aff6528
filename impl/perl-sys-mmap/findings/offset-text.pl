#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# The offset is read from its text: a number that Perl writes with an exponent, as it does
# from 1e15 on when it is a double, is cut to the digits before the exponent.
use strict;
use warnings;
use File::Temp;
use POSIX ();
$| = 1;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my $file = File::Temp->new;
print $file join '', map { chr(65 + $_ % 26) } 0 .. 16383;
close $file;
open my $handle, '+<', "$file" or exit 77;
our $map;
my $found = eval { mmap($map, 10, PROT_READ(), MAP_SHARED(), $handle, 2**64); $map };
print "offset 2**64: expected a failure, found ", $found // "one", "\n";
$file->DESTROY; # and no other variable: freeing the map would end the process
POSIX::_exit(defined $found ? 0 : 1);
