#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# A length of 0 with an offset maps the whole size of the file from the offset on: what lies
# behind the end of the file faults.
use strict;
use warnings;
use File::Temp;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my $file = File::Temp->new;
print $file join '', map { chr(65 + $_ % 26) } 0 .. 16383;
close $file;
open my $handle, '+<', "$file" or exit 77;
mmap(my $map, 0, PROT_READ(), MAP_SHARED(), $handle, 8192);
print "expected 8192 bytes, found ", length $map, "\n";
my $pid = fork // exit 77;
if ($pid == 0) {
	my $last = substr $map, -1;
	require POSIX;
	POSIX::_exit(0);
}
waitpid $pid, 0;
print "reading the last one: expected no signal, found @{[$? & 127]}\n";
exit($? & 127 ? 0 : 1);
