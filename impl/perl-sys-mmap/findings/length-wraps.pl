#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# Length and distance from the page are added without a check: a length of -1 becomes a map
# of few bytes whose variable claims 2**64 - 1.
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
my $found = eval { mmap($map, -1, PROT_READ(), MAP_SHARED(), $handle, 100); length $map };
print "length -1: expected a failure, found ", defined $found ? "a length of $found" : "one", "\n";
$file->DESTROY; # and no other variable: freeing the map would end the process
POSIX::_exit(defined $found ? 0 : 1);
