# SPDX-License-Identifier: MIT
package Stream;

# File handles with layers and buffers, as a program has them: what `native stream_...` does.

use strict;
use warnings;
use Failure qw(failed refuse);
use Fcntl qw(F_GETFD F_GETFL SEEK_CUR SEEK_SET);
use File;
use IO::Handle;
use Memory;
use Session 'keep';
use Value qw(bytes none text);

our @ISA = 'File';

my @kinds = qw(< <:utf8 <:crlf <:unix <:stdio <:encoding(UTF-8) <:encoding(UTF-16LE) +< +<:utf8 +>>);

# The second line was read.
sub opened {
	my ($call) = @_;
	my $kind = $call->scalar('second');

	open my $handle, $kind, $call->scalar('first') or failed('open');
	seek $handle, 0, SEEK_SET;
	readline $handle for 1 .. 2;
	return keep(bless { handle => $handle, writes => $kind =~ /^\+/ });
}

# A handle that has no file of the system behind it.
sub without_file {
	my ($call) = @_;
	my %made = (
		memory    => sub { open my $handle, '<', \'bytes' or failed('open'); $handle },
		directory => sub { opendir my $handle, '/' or failed('opendir'); $handle },
		unopened  => sub { \do { local *NEVER } },
	);

	return keep(bless { handle => $made{ $call->scalar('first') }->() });
}

sub handle { $_[0]->object('first', 'Stream')->{handle} }

sub state_of {
	my ($call) = @_;
	my $handle = handle($call);

	return text(join ' ', PerlIO::get_layers($handle), map { "$_->[0]=$_->[1]" }
		[ tell       => tell $handle ],
		[ descriptor => 0 + sysseek $handle, 0, SEEK_CUR ],
		[ line       => $handle->input_line_number ],
		[ flags      => 0 + fcntl $handle, F_GETFL, 0 ],
		[ close      => 0 + fcntl $handle, F_GETFD, 0 ],
		[ error      => 0 + !!$handle->error ]);
}

sub next_line {
	my ($call) = @_;
	my $line = readline handle($call);

	utf8::encode($line) if utf8::is_utf8($line);
	return defined $line ? bytes($line) : none;
}

sub written {
	my ($call) = @_;

	refuse('Unsupported', 'the handle is for reading') unless $call->object('first')->{writes};
	print { handle($call) } $call->scalar('second') or failed('print');
	return none;
}

Memory::natives(
	stream_kinds => sub { text(join ',', @kinds) },
	stream_open  => \&opened,
	stream_state => \&state_of,
	stream_read  => \&next_line,
	stream_write => \&written,
	without_file => \&without_file,
);

1;
