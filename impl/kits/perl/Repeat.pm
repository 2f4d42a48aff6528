# SPDX-License-Identifier: MIT
package Repeat;

# Timing requests in one loop, each read before the clock is.  Those about the memory of a
# scalar are compiled into it as a user would write them; any other is a call of what
# serves it.

use strict;
use warnings FATAL => qw(substr);
use Failure 'refuse';
use Memory;
use Session qw(operations);
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);
use Value 'integer';

use constant MOST => 2**40;

# The statement for one request: $m is its scalar, and $a, $b, $c are values of the call.
my %statements = (
	get_item => sub {
		my ($call) = @_;
		my $index = $call->scalar('index');

		return ('my $x = ord substr $$m, $a, 1;', $index);
	},
	get_slice => sub {
		my ($call, $memory) = @_;
		return ('my $x = substr $$m, $a, $b;', Memory::part($call, $memory));
	},
	set_slice => sub {
		my ($call, $memory) = @_;
		return ('substr $$m, $a, $b, $c;', Memory::part($call, $memory), $call->scalar('data'));
	},
);

# Its statement with names of its own, and what they stand for.
sub step {
	my ($at, $line) = @_;
	my ($name, @words) = split / /, $line;
	my ($operation, $call) = Session::request($name // '', @words);

	refuse('Unsupported', "$name is not repeated") if $name =~ /^(?:destroy|settle|repeat|fork|twin|twin_exit)$/;
	my $statement = $statements{$name};
	return ("Session::forget(\$m$at->(\$a$at));", $operation->[1], $call) unless $statement;
	my $memory = Memory::memory($call, 'object');
	my ($text, @values) = $statement->($call, $memory);
	return ($text =~ s/(\$\$?[mabc])\b/$1$at/gr, $memory, @values);
}

sub compiled {
	my (@lines) = @_;
	my ($names, $body, @values) = ('', '');

	for my $at (0 .. $#lines) {
		my ($statement, @its) = step($at, $lines[$at]);

		$names .= join '', map { "\$$_$at, " } (qw(m a b c))[ 0 .. $#its ];
		$body .= $statement;
		push @values, @its;
	}
	my $loop = eval "sub { my (\$count, $names) = \@_; my \$begin = clock_gettime(CLOCK_MONOTONIC);"
	    . "for (my \$i = 0; \$i < \$count; \$i++) { $body } clock_gettime(CLOCK_MONOTONIC) - \$begin }"
	    or die;
	return sub { $loop->($_[0], @values) };
}

sub repeat {
	my ($call) = @_;
	my $count = $call->scalar('count');

	refuse('TypeError', 'count is a number') unless $call->{count}[0] eq 'int';
	refuse('ValueError', 'count is from 0 to 2^40') if $count < 0 || $count > MOST;
	return integer(int(1e9 * compiled(split /\n/, $call->scalar('request'))->($count)));
}

operations(repeat => [ 'count request', \&repeat ]);

1;
