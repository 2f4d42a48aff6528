#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# The new size and the distance of the map's beginning from its page are added without a
# check: a size of -1 becomes a map of few bytes whose variable claims 2**64 - 1.
use strict;
use warnings;
use File::Temp;
eval { require File::Map; 1 } or do { print "no File::Map\n"; exit 77 };

my $file = File::Temp->new;
print $file 'a' x 4096;
close $file;
File::Map::map_file(my $map, "$file", '+<', 11, 100);
my $refused = !eval { File::Map::remap($map, -1); 1 };
print 'remap to -1: expected an exception and length 100, found ',
    $refused ? 'one' : 'none', ' and length ', length $map, "\n";
exit($refused && length $map == 100 ? 1 : 0);
