# SPDX-License-Identifier: MIT
package Failure;

# What an operation died with: a refusal of the adapter itself, or the string that the
# module or Perl died with.  Perl's errors have no type: the kind is read from the text.

use strict;
use warnings;
use Exporter 'import';

our @EXPORT_OK = qw(refuse failed kinds failure);

# Patterns of messages and the kind that each stands for; the first one that matches counts.
# A pattern's group is the errno.
my @kinds = (
	[ qr/^substr outside of string|outside of string in unpack/, 'IndexError' ],
	[ qr/^Out of memory|^panic: memory wrap/,                     'MemoryError' ],
);

# Further ones, of the module that is adapted.
sub kinds { unshift @kinds, @_ }

# Die of something that Perl or the adapter itself does not take.
sub refuse {
	my ($kind, $message) = @_;

	die bless { kind => $kind, native => 'adapter', message => $message }, __PACKAGE__;
}

# Die of a call that told its failure by its result, and the reason in $!.
sub failed {
	my ($native) = @_;

	die bless { kind => 'OSError', errno => $! + 0, native => $native, message => "$!" },
	    __PACKAGE__;
}

sub described {
	my ($message) = @_;

	$message =~ s/ at \S+ line \d+(?:, <\S*> line \d+)?\.?\s*\z//;
	for my $pair (@kinds) {
		my ($pattern, $kind) = @$pair;

		return { kind => $kind, errno => $1, native => 'die', message => $message }
		    if $message =~ $pattern;
	}
	return { kind => 'other', native => 'die', message => $message };
}

# Kind, errno, native name and message: a list.
sub failure {
	my ($cause) = @_;
	my $error = ref $cause ? $cause : described($cause);

	return ($error->{kind}, $error->{errno} // 'none', $error->{native}, $error->{message});
}

1;
