#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# The manual: mappings are always flushed when unmapped.  Whether the file's page waits to
# be written is seen in another map of it, which the system counts as dirty then.
use strict;
use warnings;
use File::Temp;
eval { require File::Map; 1 } or do { print "no File::Map\n"; exit 77 };

sub dirty {
	my ($file) = @_;
	my ($inside, $dirty, $name) = (0, 0, $file =~ s/.*\///r);

	File::Map::map_file(my $map, "$file");
	my $byte = substr $map, 0, 1;
	open my $smaps, '<', '/proc/self/smaps' or do { print "no /proc/self/smaps\n"; exit 77 };
	while (<$smaps>) {
		$inside = /\Q$name\E/ if /^[0-9a-f]+-[0-9a-f]+ /;
		$dirty += $1 if $inside && /^(?:Shared|Private)_Dirty: *(\d+)/;
	}
	return $dirty;
}

my $file = File::Temp->new(DIR => '.');
print $file 'a' x 4096;
close $file;
File::Map::map_file(my $map, "$file", '+<');
substr $map, 0, 1, 'b';
File::Map::sync($map);
if (dirty($file)) { print "pages of this file system are always dirty\n"; exit 77 }
substr $map, 0, 1, 'c';
File::Map::unmap($map);
my $found = dirty($file);
print "after unmap: expected 0 kB that wait to be written, found $found kB\n";
exit($found ? 0 : 1);
