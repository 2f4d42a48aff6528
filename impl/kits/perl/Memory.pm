# SPDX-License-Identifier: MIT
package Memory;

# A mapping as Perl has it: a scalar that holds a string, read and written with substr.
# An object keeps a reference to that scalar, which is never copied.

use strict;
use warnings FATAL => qw(substr);
use Failure 'refuse';
use Session qw(keep operations);
use Value qw(bytes integer none text);

sub memory {
	my ($call, $name) = @_;

	return $call->object($name, 'Memory')->{memory};
}

# A slice in substr's words: where it begins and how long it is.  A bound below zero
# counts from the end in both.
sub part {
	my ($call, $memory) = @_;
	my ($start, $stop) = map { $call->scalar($_) } qw(start stop);

	refuse('Unsupported', 'a slice with a step') if $call->has('step');
	$start //= 0;
	return ($start, length $$memory) unless defined $stop;
	return ($start, $stop)           if $stop < 0;
	$start += length $$memory        if $start < 0;
	refuse('IndexError', 'the slice ends before it begins') if $stop < $start;
	return ($start, $stop - $start);
}

sub size {
	my ($call) = @_;

	return integer(length ${ memory($call, 'object') } // refuse('TypeError', 'the variable is undef'));
}

# Behind the last byte Perl finds an empty string.
sub get_item {
	my ($call) = @_;
	my $byte = substr ${ memory($call, 'object') }, $call->scalar('index'), 1;

	refuse('IndexError', 'no byte there') if $byte eq '';
	return integer(ord $byte);
}

sub get_slice {
	my ($call) = @_;
	my $memory = memory($call, 'object');
	my ($at, $size) = part($call, $memory);

	return bytes(substr $$memory, $at, $size);
}

sub set_slice {
	my ($call) = @_;
	my $memory = memory($call, 'object');
	my ($at, $size) = part($call, $memory);

	substr $$memory, $at, $size, $call->scalar('data');
	return none;
}

# What `native NAME` does with a mapping's memory and one more argument.
my %promises = (copy => sub { my $copy = ${ $_[0] }; bytes($copy) });

# Further ones, of the module that is adapted.
sub promises { %promises = (%promises, @_) }

# Scalars that share a mapping's memory, by name.
my %derived = (
	reference => sub { $_[0] },
	lvalue    => sub { \substr ${ $_[0] }, 0, 8 },
);

sub derive {
	my ($call) = @_;

	return keep(bless { memory => $derived{ $call->scalar('second') }->(memory($call, 'first')) });
}

# What `native NAME` does with anything else.
my %natives = (
	derive_kinds => sub { text(join ',', sort keys %derived) },
	derive       => \&derive,
);

sub natives { %natives = (%natives, @_) }

sub native {
	my ($call) = @_;
	my $native = $natives{ $call->scalar('name') };

	return $native->($call) if $native;
	my $promise = $promises{ $call->scalar('name') } or refuse('Unsupported', $call->scalar('name'));

	return $promise->(memory($call, 'first'), $call->scalar('second'));
}

operations(
	length    => [ 'object',                     \&size ],
	get_item  => [ 'object index',               \&get_item ],
	get_slice => [ 'object start? stop? step?',  \&get_slice ],
	set_slice => [ 'object start stop step data', \&set_slice ],
	native    => [ 'name first? second? third?',  \&native ],
);

1;
