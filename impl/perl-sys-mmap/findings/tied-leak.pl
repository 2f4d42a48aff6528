#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# The tied variable unmaps itself when it ends, by an address that is not its own: that
# fails, and its memory stays.
use strict;
use warnings;
use File::Temp;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my $file = File::Temp->new;
print $file join '', map { chr(65 + $_ % 26) } 0 .. 16383;
close $file;
open my $handle, '+<', "$file" or exit 77;
Sys::Mmap->new(my $variable, 8192, "$file");
{
	local $SIG{__WARN__} = sub { print "a warning: @_" };
	untie $variable;
}
open my $maps, q(<), q(/proc/self/maps) or exit 77;
my $name = "$file" =~ s/.*\///r;
my $found = grep { /\Q$name\E/ } <$maps>;
print "after untie: expected no map of the file, found $found\n";
exit($found ? 0 : 1);
