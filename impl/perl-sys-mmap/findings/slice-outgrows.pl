#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# A slice that ends after the end of the map is clipped, and the value is not: the variable
# becomes longer than the map and leaves it.
use strict;
use warnings;
use File::Temp;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my $file = File::Temp->new;
print $file 'abcdefghij';
close $file;
open my $handle, '+<', "$file" or exit 77;
my $variable;
mmap($variable, 6, PROT_READ() | PROT_WRITE(), MAP_SHARED(), $handle) or exit 77;
my $refused = !eval { substr $variable, 3, 6, '??????'; 1 };
substr $variable, 0, 1, 'X';
open my $reader, '<', "$file" or exit 77;
read $reader, my $bytes, 10;
print "expected 6 bytes and a file that begins with X, found ", length $variable, " and $bytes\n";
exit($refused || (length $variable == 6 && $bytes =~ /^X/) ? 1 : 0);
