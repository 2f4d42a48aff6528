# SPDX-License-Identifier: MIT
package File;

# Files, opened and asked by the adapter itself.  A file holds a Perl file handle, and
# perhaps another one that has to live as long.

use strict;
use warnings;
use Config '%Config';
use Failure qw(failed refuse);
use Fcntl qw(:mode O_RDONLY O_WRONLY O_RDWR SEEK_CUR);
use Session qw(keep operations);
use Socket qw(AF_INET SOCK_STREAM);
use Value qw(integer none truth);

my %modes = (r => O_RDONLY, w => O_WRONLY, rw => O_RDWR);

sub new {
	my ($class, $handle, $other) = @_;

	return bless { handle => $handle, other => $other }, $class;
}

sub opened {
	my ($path, $mode) = @_;

	sysopen my $handle, $path, $mode or failed('sysopen');
	return File->new($handle);
}

sub file_open {
	my ($call) = @_;
	my $mode = $modes{ $call->scalar('mode') } // refuse('ValueError', 'a mode is r, w or rw');

	return keep(opened($call->scalar('path'), $mode));
}

sub file_close {
	my ($call) = @_;

	no warnings 'closed';
	close $call->object('file', 'File')->{handle} or failed('close');
	return none;
}

sub file_works {
	my ($call) = @_;
	my $handle = $call->object('file', 'File')->{handle};

	no warnings qw(closed unopened);
	return truth(defined fileno $handle && stat $handle);
}

sub file_position {
	my ($call) = @_;
	my $at = sysseek $call->object('file', 'File')->{handle}, 0, SEEK_CUR;

	return integer(0 + ($at // failed('sysseek')));
}

sub a_closed {
	my $file = opened('/dev/null', O_RDONLY);

	close $file->{handle} or failed('close');
	return $file;
}

sub a_pipe {
	pipe my $reader, my $writer or failed('pipe');
	return File->new($reader, $writer);
}

sub a_socket {
	socket my $handle, AF_INET, SOCK_STREAM, 0 or failed('socket');
	return File->new($handle);
}

# Perl has no function for it, only the system call's number on Linux.
sub a_memfd {
	my %number = (x86_64 => 319, aarch64 => 279);
	my $number = $number{ $Config{archname} =~ s/-.*//r };

	refuse('Unsupported', 'no memfd here') unless $^O eq 'linux' && $number;
	require POSIX;
	my $fd = syscall $number, my $name = 'mmapspec', 1;
	failed('syscall') if $fd < 0;
	open my $handle, '+<&=', $fd or failed('open');
	truncate $handle, POSIX::sysconf(POSIX::_SC_PAGESIZE()) or failed('truncate');
	return File->new($handle);
}

my %special = (
	closed    => \&a_closed,
	directory => sub { opened('/', O_RDONLY) },
	pipe      => \&a_pipe,
	socket    => \&a_socket,
	memfd     => \&a_memfd,
	null      => sub { opened('/dev/null', O_RDWR) },
	zero      => sub { opened('/dev/zero', O_RDWR) },
);

sub file_special {
	my ($call) = @_;
	my $kind = $call->scalar('kind');
	my $make = $special{$kind} or refuse('Unsupported', "a file of the kind $kind");

	return keep($make->());
}

operations(
	file_open     => [ 'path mode', \&file_open ],
	file_close    => [ 'file',      \&file_close ],
	file_works    => [ 'file',      \&file_works ],
	file_position => [ 'file',      \&file_position ],
	file_special  => [ 'kind',      \&file_special ],
);

1;
