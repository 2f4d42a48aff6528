# SPDX-License-Identifier: MIT
package Value;

# The values of the protocol (../../protocol/README.md): words to Perl and back.  A word that was
# read is a pair of its tag and its Perl value:
#
#	none undef · bool 1 or '' · int a number, a double when no integer holds it
#	float a number · bytes, text strings · list a reference to pairs · handle its number
#
# What is written is made by the function of its type, for Perl's values have none.

use strict;
use warnings;
use Exporter 'import';
use Failure 'refuse';

our @EXPORT_OK = qw(parse none truth integer bytes text texts handle);

my %plain = (none => [ 'none', undef ], true => [ 'bool', !!1 ], false => [ 'bool', !!0 ]);

my %tagged = (
	b => sub { [ 'bytes', pack 'H*', $_[0] ] },
	f => sub { [ 'float', 0 + $_[0] ] },
	t => sub { [ 'text', parse_text($_[0]) ] },
);

sub parse_text {
	my ($word) = @_;

	$word =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge;
	utf8::decode($word);
	return $word;
}

# The items of the list whose bracket was just read; their end is left in pos.
sub parse_items {
	my ($word) = @_;
	my @items;

	until ($$word =~ /\G\]/gc) {
		if ($$word =~ /\G\[/gc) {
			push @items, [ 'list', parse_items($word) ];
		} elsif ($$word =~ /\G([^],]+)/gc) {
			push @items, parse($1);
		} else {
			refuse('other', 'a list without an end');
		}
		$$word =~ /\G,/gc;
	}
	return \@items;
}

sub parse {
	my ($word) = @_;

	return $plain{$word} if $plain{$word};
	return [ 'int', 0 + $word ] if $word =~ /^-?\d+$/;
	return [ 'handle', 0 + $1 ] if $word =~ /^\@(\d+)$/;
	return $tagged{$1}->($2) if $word =~ /^([bft]):(.*)$/s;
	return [ 'list', parse_items(\$word) ] if $word =~ /^\[/g;
	refuse('Unsupported', "the value $word") if $word =~ /^(?:b\.|w:)/;
	refuse('other', "no value: $word");
}

sub none   { 'none' }
sub truth  { $_[0] ? 'true' : 'false' }
sub bytes  { 'b:' . unpack 'H*', $_[0] }
sub handle { "\@$_[0]" }
sub texts  { '[' . join(',', map { text($_) } @_) . ']' }

# A double has all its digits.
sub integer { $_[0] =~ /^-?\d+$/ ? "$_[0]" : sprintf '%.0f', $_[0] }

sub text {
	my ($text) = @_;

	utf8::encode($text) if utf8::is_utf8($text);
	$text =~ s/([^!-~]|[%,\]])/sprintf '%%%02X', ord $1/ge;
	return "t:$text";
}

1;
