#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# protect makes the variable writable though the system refuses it for the memory: no
# exception comes, and the next store ends the process.
use strict;
use warnings;
use File::Temp;
eval { require File::Map; 1 } or do { print "no File::Map\n"; exit 77 };

my $file = File::Temp->new;
print $file 'a' x 4096;
close $file;
File::Map::map_file(my $map, "$file", '<');
my $refused = !eval { File::Map::protect($map, '+<'); 1 };
print 'expected an exception, found ', $refused ? "one: $@" : "none\n";
my $pid = fork // exit 77;
if ($pid == 0) {
	eval { substr $map, 0, 1, 'b' };
	require POSIX;
	POSIX::_exit(0);
}
waitpid $pid, 0;
print "a store: expected an exception at most, found ", $? & 127 ? "signal @{[$? & 127]}\n" : "no signal\n";
exit($refused ? 1 : 0);
