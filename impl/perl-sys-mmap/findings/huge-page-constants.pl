#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# The manual: the module exports MAP_HUGE_2MB and MAP_HUGE_1GB.  It was compiled without the
# header that has them.
use strict;
use warnings;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my @missing = grep { !eval "Sys::Mmap::$_(); 1" } qw(MAP_HUGE_2MB MAP_HUGE_1GB);
print "expected both constants, found without a value: @missing\n";
exit(@missing ? 0 : 1);
