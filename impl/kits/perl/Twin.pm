# SPDX-License-Identifier: MIT
package Twin;

# A copy of this process, spoken to through two pipes.

use strict;
use warnings;
use Failure qw(failed refuse);
use IO::Handle;
use Session qw(keep operations);
use Value qw(integer none text);

# Never returns: it ends as a program does.  The pipes to other twins are theirs: a copy that is kept open here
# would keep them from seeing their end of input.
sub serve_as_twin {
	my ($requests, $answers) = @_;
	my $objects = Session::objects();

	delete @$objects{ grep { $objects->{$_}->isa('Twin') } keys %$objects };
	Session::converse($requests, $answers);
	exit 0;
}

sub forked {
	pipe my $request_reader, my $requests or failed('pipe');
	pipe my $answers, my $answer_writer or failed('pipe');
	my $pid = fork // failed('fork');

	if ($pid == 0) {
		close $_ for $requests, $answers;
		serve_as_twin($request_reader, $answer_writer);
	}
	$requests->autoflush(1);
	return keep(bless { pid => $pid, requests => $requests, answers => $answers });
}

sub living {
	my ($call) = @_;
	my $twin = $call->object('twin', 'Twin');

	refuse('ValueError', 'the twin has ended') unless $twin->{pid};
	return $twin;
}

sub twin {
	my ($call) = @_;
	my $twin = living($call);

	local $SIG{PIPE} = 'IGNORE';
	print { $twin->{requests} } $call->scalar('request'), "\n";
	my $answer = readline $twin->{answers};
	refuse('other', 'the twin has ended') unless defined $answer;
	chomp $answer;
	return text($answer);
}

# A twin ends when its input does.
sub twin_exit {
	my ($call) = @_;
	my $twin = living($call);

	close $twin->{requests};
	waitpid delete $twin->{pid}, 0;
	refuse('other', 'ended by signal ' . ($? & 127)) if $? & 127;
	return integer($? >> 8);
}

sub end {
	my ($twin) = @_;

	return unless $twin->{pid};
	kill 'KILL', $twin->{pid};
	waitpid $twin->{pid}, 0;
}

operations(
	fork      => [ '',             \&forked ],
	twin      => [ 'twin request', \&twin ],
	twin_exit => [ 'twin',         \&twin_exit ],
);

1;
