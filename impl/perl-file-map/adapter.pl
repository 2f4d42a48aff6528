# SPDX-License-Identifier: MIT

# The adapter of File::Map.

use strict;
use warnings;
use lib __FILE__ =~ s{[^/]*$}{../kits/perl}r;
use Failure qw(kinds refuse);
use File;
use File::Map qw(:map :extra :constants);
use Memory;
use Repeat;
use Session qw(keep operations serve);
use Stream;
use Twin;
use Value qw(integer none);

our @ISA = 'Memory';

kinds(
	[ qr/^Could not \w+: (?!this variable)/,  'OSError' ],
	[ qr/^Can't map fake filehandle/,         'ValueError' ],
	[ qr/^Window \(.*\) is outside the file/, 'ValueError' ],
);

my @modes = (undef, '<', '+<');

# The mode of an access; undef is the module's own.
sub mode {
	my ($call) = @_;

	return undef unless $call->has('access');
	return $modes[ $call->scalar('access') ] if $call->scalar('access') =~ /^[12]$/;
	refuse('Unsupported', 'a private map of a whole file') if $call->scalar('access') == 3;
	refuse('ValueError', 'no such access');
}

# Only the low-level call makes private maps of a file; it wants a length.
sub low_level {
	my ($call, $memory) = @_;
	my $private = $call->has('access') && $call->scalar('access') == 3;
	my ($prot, $flags) =
	    $private ? (PROT_READ | PROT_WRITE, MAP_PRIVATE) : map { $call->scalar($_) } qw(prot flags);

	sys_map($$memory, $call->scalar('length'), $prot, $flags,
		$call->object('fileno', 'File')->{handle}, $call->scalar('offset'));
}

sub is_low_level {
	my ($call) = @_;

	return $call->scalar('length')
	    && ($call->has('prot') && $call->has('flags')
		|| $call->has('access') && $call->scalar('access') == 3);
}

sub anonymous {
	my ($call, $memory) = @_;
	my $access = $call->scalar('access') // 2;

	refuse('Unsupported', 'anonymous memory that cannot be written') if $access == 1;
	map_anonymous($$memory, $call->scalar('length') // 0, $access == 3 ? 'private' : 'shared');
}

# A number in place of a file is passed on.
sub handle_of {
	my ($call) = @_;

	return $call->scalar('fileno') if $call->{fileno}[0] ne 'handle';
	return $call->object('fileno', 'File')->{handle};
}

sub map_fd {
	my ($call) = @_;
	my $fileno = $call->{fileno};
	my $map = bless { memory => \my $memory };

	$call->lacks(qw(trackfd tagname));
	if ($fileno->[0] eq 'int' && $fileno->[1] == -1) {
		anonymous($call, \$memory);
	} elsif (is_low_level($call)) {
		low_level($call, \$memory);
	} else {
		map_handle($memory, handle_of($call), mode($call), $call->scalar('offset'),
			$call->scalar('length'));
	}
	return keep($map);
}

sub map_path {
	my ($call) = @_;
	my $map = bless { memory => \my $memory };

	map_file($memory, $call->scalar('path'), mode($call), $call->scalar('offset'),
		$call->scalar('length'));
	return keep($map);
}

# The operation that calls that function with the mapped variable and further arguments.
sub calls {
	my ($function, @arguments) = @_;

	return sub {
		my ($call) = @_;

		$function->(${ Memory::memory($call, 'mapping') }, map { $call->scalar($_) } @arguments);
		return none;
	};
}

sub flush {
	my ($call) = @_;
	my $memory = Memory::memory($call, 'mapping');

	$call->lacks(qw(offset size));
	$call->has('flags') ? sync($$memory, $call->scalar('flags')) : sync($$memory);
	return none;
}

sub madvise {
	my ($call) = @_;

	$call->lacks(qw(start length));
	advise(${ Memory::memory($call, 'mapping') }, $call->scalar('option'));
	return none;
}

my %constants = map { ($_ => File::Map->can($_)) }
    qw(PROT_NONE PROT_READ PROT_WRITE PROT_EXEC MAP_ANONYMOUS MAP_SHARED MAP_PRIVATE MAP_ANON
    MAP_FILE);

sub constant {
	my ($call) = @_;
	my $name = $call->scalar('name');
	my $constant = $constants{$name} or refuse('Unsupported', "the module has no constant $name");

	return integer($constant->());
}

Memory::promises(protect => sub { protect(${ $_[0] }, $_[1]); none });
operations(
	map_fd => [ 'fileno length? flags? prot? access? offset? trackfd? tagname?', \&map_fd ],
	map_path => [ 'path length? access? offset?',     \&map_path ],
	close    => [ 'mapping',                          calls(\&unmap) ],
	resize   => [ 'mapping size',                     calls(\&remap, 'size') ],
	lock     => [ 'mapping',                          calls(\&pin) ],
	unlock   => [ 'mapping',                          calls(\&unpin) ],
	flush    => [ 'mapping offset? size? flags?',     \&flush ],
	madvise  => [ 'mapping option start? length?',    \&madvise ],
	constant => [ 'name',                             \&constant ],
);

serve({
	name     => 'file-map',
	version  => File::Map->VERSION,
	homepage => 'https://metacpan.org/dist/File-Map',
	issues   => 'https://github.com/Leont/file-map/issues',
	claims   => ['perl-file-map'],
});
