#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# The manual: mmap gives the address where the variable was mapped.  It gives that of the page.
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
my $address = mmap(my $map, 10, PROT_READ(), MAP_SHARED(), $handle, 7);
Sys::Mmap::hardwire(my $wired, $address, 10);
print "expected $map, found $wired\n";
$file->DESTROY; # and no other variable: freeing the map would end the process
POSIX::_exit($map eq $wired ? 1 : 0);
