# SPDX-License-Identifier: MIT
package File;

# Files, opened and asked by the adapter itself.  A file holds a Perl file handle, and
# perhaps another one that has to live as long.  Standard input is moved to a high number, so
# that a file may have the number 0.

use strict;
use warnings;
use Config '%Config';
use Failure qw(failed refuse);
use Fcntl qw(:mode F_DUPFD F_GETFD F_SETFD FD_CLOEXEC O_APPEND O_RDONLY O_WRONLY O_RDWR SEEK_CUR SEEK_SET);
use Session qw(keep operations);
use Socket qw(AF_INET SOCK_STREAM);
use Value qw(bytes integer none truth);

my %modes = (
	r   => O_RDONLY,
	w   => O_WRONLY,
	rw  => O_RDWR,
	wa  => O_WRONLY | O_APPEND,
	rwa => O_RDWR | O_APPEND,
);
my $own_zero;    # the descriptor 0 is the /dev/null that requests() put there

sub new {
	my ($class, $handle, $other) = @_;

	return bless { handle => $handle, other => $other }, $class;
}

sub opened {
	my ($path, $mode) = @_;

	sysopen my $handle, $path, $mode or failed('sysopen');
	sysseek $handle, 0, SEEK_SET if $mode & O_APPEND;    # Perl went to the end
	return File->new($handle);
}

# The stream of requests.  A descriptor that a handle of Perl's own has would not be closed with
# another one's: STDIN must go.
sub requests {
	my $high = fcntl(STDIN, F_DUPFD, 100) or return \*STDIN;

	close STDIN;
	open my $requests, '<&=', $high or failed('open');
	fcntl $requests, F_SETFD, FD_CLOEXEC;
	require POSIX;
	my $null = POSIX::open('/dev/null', O_RDONLY);
	failed('open') unless defined $null;
	if ($null != 0) {
		POSIX::dup2($null, 0) // failed('dup2');
		POSIX::close($null);
	}
	$own_zero = 1;
	return $requests;
}

sub is_open { -e "/dev/fd/$_[0]" }

# A file with the number that it shall have.
sub moved {
	my ($file, $number, $mode) = @_;
	my $from = fileno $file->{handle};

	return $file if $from == $number;
	require POSIX;
	POSIX::dup2($from, $number) // failed('dup2');
	$own_zero = 0 if $number == 0;
	my $way = ($mode & O_RDWR) ? '+<&=' : ($mode & O_WRONLY) ? '>&=' : '<&=';
	open my $handle, $way, $number or failed('open');
	return File->new($handle);
}

sub file_open {
	my ($call) = @_;
	my $mode   = $modes{ $call->scalar('mode') } // refuse('ValueError', 'a mode is r, w, rw, wa or rwa');
	my $number = $call->scalar('number');

	return keep(opened($call->scalar('path'), $mode)) unless defined $number;
	refuse('ValueError', "the number $number is not free")
	    if $number < 0 || is_open($number) && !($number == 0 && $own_zero);
	return keep(moved(opened($call->scalar('path'), $mode), $number, $mode));
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

	no warnings 'closed';
	my $at = sysseek $call->object('file', 'File')->{handle}, 0, SEEK_CUR;

	return integer(0 + ($at // failed('sysseek')));
}

sub file_seek {
	my ($call) = @_;

	no warnings 'closed';
	my $at = sysseek $call->object('file', 'File')->{handle}, $call->scalar('position'), SEEK_SET;

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

# This process, as /proc shows it to itself.
sub process {
	my ($call) = @_;
	my $path = '/proc/self/' . $call->scalar('name');
	my $text = '';

	if (opendir(my $folder, $path)) {
		for my $entry (readdir $folder) {
			my $target = readlink "$path/$entry";
			$text .= "$entry $target\n" if defined $target;
		}
		return bytes($text);
	}
	open my $file, '<:raw', $path or failed('open');
	local $/;
	return bytes(<$file>);
}

operations(
	process       => [ 'name', \&process ],
	file_open     => [ 'path mode number?', \&file_open ],
	file_close    => [ 'file',              \&file_close ],
	file_works    => [ 'file',              \&file_works ],
	file_position => [ 'file',              \&file_position ],
	file_seek     => [ 'file position',     \&file_seek ],
	file_special  => [ 'kind',              \&file_special ],
);

1;
