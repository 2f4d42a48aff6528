#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# The distance of a map from its page is kept where Perl keeps the size of a buffer that it
# owns: copying the variable puts a count of owners into the mapped file.
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
mmap(my $map, 4080, PROT_READ() | PROT_WRITE(), MAP_SHARED(), $handle, 4095);
my $pid = fork // exit 77;
if ($pid == 0) {
	my $copy = $map;
	POSIX::_exit(0);
}
waitpid $pid, 0;
open my $reader, q(<), "$file" or exit 77;
read $reader, my $bytes, 16384;
my @changed = grep { substr($bytes, $_, 1) ne chr(65 + $_ % 26) } 0 .. 16383;
print "a copy of the variable: expected the file as it was, found @{[scalar @changed]} bytes changed: @changed\n";
$file->DESTROY; # and no other variable: freeing the map would end the process
POSIX::_exit(@changed ? 0 : 1);
