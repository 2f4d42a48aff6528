# SPDX-License-Identifier: MIT
package Twin;

# A copy of this process, spoken to through two pipes.

use strict;
use warnings;
use Failure qw(failed refuse);
use IO::Handle;
use Session qw(keep operations);
use Value qw(none text);

# Never returns.  The pipes to other twins are theirs: a copy that is kept open here
# would keep them from seeing their end of input.
sub serve_as_twin {
	my ($requests, $answers) = @_;
	my $objects = Session::objects();

	delete @$objects{ grep { $objects->{$_}->isa('Twin') } keys %$objects };
	Session::converse($requests, $answers);
	require POSIX;
	POSIX::_exit(0);
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

sub twin {
	my ($call) = @_;
	my $twin = $call->object('twin', 'Twin');

	local $SIG{PIPE} = 'IGNORE';
	print { $twin->{requests} } $call->scalar('request'), "\n";
	my $answer = readline $twin->{answers};
	refuse('other', 'the twin has ended') unless defined $answer;
	chomp $answer;
	return text($answer);
}

sub end {
	my ($twin) = @_;

	kill 'KILL', $twin->{pid};
	waitpid $twin->{pid}, 0;
}

operations(
	fork => [ '',             \&forked ],
	twin => [ 'twin request', \&twin ],
);

1;
