#!/usr/bin/perl
# SPDX-License-Identifier: MIT
#
# mmap asks for a FILE pointer of the handle, for which Perl pushes a layer on it: a handle of
# characters gives bytes afterwards, and what its buffer held is skipped.
use strict;
use warnings;
use File::Temp;
eval { require Sys::Mmap; Sys::Mmap->import; 1 } or do { print "no Sys::Mmap\n"; exit 77 };

my $file = File::Temp->new;
print $file "first \xc3\xa4\n", "second \xc3\xb6\n", "third\n" x 5000;
close $file;
open my $handle, '<:encoding(UTF-8)', "$file" or exit 77;
my $first = readline $handle;
my $before = join ' ', PerlIO::get_layers($handle);
mmap(my $map, 0, PROT_READ(), MAP_SHARED(), $handle);
munmap($map);
my $after = join ' ', PerlIO::get_layers($handle);
my $second = readline($handle) // 'nothing';
utf8::encode($second);
chomp $second;
print "layers: expected $before, found $after\n";
print "the next line: expected second \xc3\xb6, found $second\n";
exit($before eq $after && $second eq "second \xc3\xb6" ? 1 : 0);
