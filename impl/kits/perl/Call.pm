# SPDX-License-Identifier: MIT
package Call;

# One call: its arguments by name, each a pair of tag and value.

use strict;
use warnings;
use Failure 'refuse';
use Value 'parse';

# Give the words their names.
sub bind {
	my ($class, $arguments, @words) = @_;
	my @names = split / /, $arguments;
	my %known = map { s/\?$//r => 1 } @names;
	my %given;

	for my $word (@words) {
		my $name = $word =~ s/^([a-z_]+)=// ? $1 : ($names[ keys %given ] // '') =~ s/\?$//r;

		refuse('TypeError', 'too many arguments, or an unknown one') unless $known{$name};
		$given{$name} = parse($word);
	}
	for my $name (grep { !/\?$/ } @names) {
		refuse('TypeError', "$name is missing") unless $given{$name};
	}
	return bless \%given, $class;
}

# Was it given, and is it more than none?
sub has {
	my ($call, $name) = @_;

	return $call->{$name} && $call->{$name}[0] ne 'none';
}

# What Perl takes as a scalar; undef when it was left out.
sub scalar {
	my ($call, $name) = @_;

	return undef unless $call->{$name};
	my ($tag, $value) = @{ $call->{$name} };
	refuse('TypeError', "$name: a $tag is no scalar") if $tag eq 'list' || $tag eq 'handle';
	return $value;
}

sub object {
	my ($call, $name, $class) = @_;
	my ($tag, $value) = @{ $call->{$name} };
	my $object = $tag eq 'handle' ? Session::kept($value) : undef;

	refuse('TypeError', "$name: no such object") unless $object;
	refuse('TypeError', "$name: no " . lc $class) if $class && !$object->isa($class);
	return $object;
}

# None of those may be given: the module has nothing like them.
sub lacks {
	my ($call, @names) = @_;

	for my $name (@names) {
		refuse('Unsupported', "the module has no $name") if $call->has($name);
	}
}

1;
