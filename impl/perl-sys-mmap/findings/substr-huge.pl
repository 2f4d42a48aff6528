#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# Perl's substr takes a number from 2**64 on for -1: the manual promises undef and a
# warning for a substring that is not within the string.
use strict;
no warnings;

my $found = substr 'abcdefgh', 2**64, 1;
print 'substr at 2**64: expected undef, found ', $found // 'undef', "\n";
exit(defined $found ? 0 : 1);
