# SPDX-License-Identifier: MIT
package Session;

# One conversation: the objects behind the handles, and the requests.  An operation is
# the names of its arguments, with "?" at those that may be left out, and a function: it
# is called with a Call and returns the word of its answer.  An adapter is operations() of its own,
# then serve().

use strict;
use warnings;
use Exporter 'import';
use Call;
use Failure qw(refuse failure);
use Value qw(handle integer none text texts);

our @EXPORT_OK = qw(keep kept operations serve);

my %objects;
my $last = 0;
my $about;

sub keep {
	my ($object) = @_;

	$objects{ ++$last } = $object;
	return handle($last);
}

sub kept { $objects{ $_[0] } }

# An object's class may have an end: what it does beyond forgetting the object.
sub destroy {
	my ($call) = @_;
	my $object = $call->object('object');

	delete $objects{ $call->{object}[1] };
	$object->end if $object->can('end');
	return none;
}

# Perl counts references: nothing is left for a collector.
my %operations = (
	destroy => [ 'object', \&destroy ],
	settle  => [ '',       sub { none } ],
);

sub operations { %operations = (%operations, @_) }

sub hello {
	my (@words) = @_;

	refuse('Unsupported', 'a protocol other than version 1') if "@words" ne '1';
	require POSIX;
	my $page = POSIX::sysconf(POSIX::_SC_PAGESIZE());

	return join ' ', 'protocol=1', 'language=t:Perl',
	    (map { "$_=" . text($about->{$_}) } qw(name version homepage issues)),
	    'claims=' . texts(@{ $about->{claims} }),
	    'operations=' . texts('hello', sort keys %operations), map { "$_=$page" } qw(page granularity);
}

# The operation that is asked for, and the call.
sub request {
	my ($name, @words) = @_;
	my $operation = $operations{$name} or refuse('Unsupported', $name);

	return ($operation, Call->bind($operation->[0], @words));
}

# Drop the object that an answer's word is the handle of.
sub forget {
	my ($word) = @_;

	delete $objects{ substr $word, 1 } if $word =~ /^\@/;
}

sub run {
	my ($name, @words) = @_;

	refuse('other', 'no operation') unless defined $name;
	return hello(@words) if $name eq 'hello';
	my ($operation, $call) = request($name, @words);
	return $operation->[1]->($call);
}

sub answer {
	my ($line) = @_;
	my ($id, @words) = split / /, $line;
	my $word = eval { run(@words) };

	return "$id ok $word" if defined $word;
	my ($kind, $errno, $native, $message) = failure($@);
	return join ' ', $id, 'err', $kind, $errno, text($native), text($message);
}

# Answer requests from input until it ends.
sub converse {
	my ($input, $output) = @_;

	$output->autoflush(1) if $output->can('autoflush');
	while (defined(my $line = readline $input)) {
		chomp $line;
		print {$output} answer($line), "\n" or return;
	}
}

# Answer those of standard input.  The handshake tells the name, version, homepage, issues and claims
# of what about refers to.
sub serve {
	($about) = @_;
	converse(File::requests(), \*STDOUT);
}

sub objects { \%objects }

1;
