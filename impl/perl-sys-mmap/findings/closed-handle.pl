#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# A handle that was closed is not looked at before it is used: the process ends.
use strict;
use warnings;
use File::Temp;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my $file = File::Temp->new;
print $file join '', map { chr(65 + $_ % 26) } 0 .. 16383;
close $file;
open my $handle, '+<', "$file" or exit 77;
close $handle;
my $pid = fork // exit 77;
if ($pid == 0) {
	eval { mmap(my $map, 10, PROT_READ(), MAP_SHARED(), $handle) };
	require POSIX;
	POSIX::_exit(0);
}
waitpid $pid, 0;
print "mmap of a closed handle: expected a failure, found signal @{[$? & 127]}\n";
exit($? & 127 ? 0 : 1);
