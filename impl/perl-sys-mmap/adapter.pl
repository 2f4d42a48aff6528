# SPDX-License-Identifier: MIT

# The adapter of Sys::Mmap.

use strict;
use warnings;
use lib __FILE__ =~ s{[^/]*$}{../kits/perl}r;
use Failure qw(failed kinds refuse);
use File;
use Memory;
use Repeat;
use Session qw(keep operations serve);
use Stream;
use Sys::Mmap;
use Twin;
use Value qw(integer none);

our @ISA = 'Memory';

kinds([ qr/errno:? (\d+)/, 'OSError' ]);

my @accesses = (
	undef,
	[ PROT_READ,              MAP_SHARED ],
	[ PROT_READ | PROT_WRITE, MAP_SHARED ],
	[ PROT_READ | PROT_WRITE, MAP_PRIVATE ],
);

# Protection and flags: those of the access unless they were given themselves.
sub manner {
	my ($call) = @_;
	my $access = $call->scalar('access') // 2;

	refuse('ValueError', 'no such access') if $access !~ /^[123]$/;
	my ($prot, $flags) = @{ $accesses[$access] };
	return ($call->scalar('prot') // $prot, $call->scalar('flags') // $flags);
}

# A number in place of a file is passed on; -1 is anonymous memory, which the module
# wants a handle for as well.
sub handle_and_flag {
	my ($call) = @_;
	my ($tag, $value) = @{ $call->{fileno} };

	return ($call->object('fileno', 'File')->{handle}, 0) if $tag eq 'handle';
	return (\*STDOUT, MAP_ANON) if $tag eq 'int' && $value == -1;
	return ($call->scalar('fileno'), 0);
}

sub map_fd {
	my ($call) = @_;
	my ($prot, $flags) = manner($call);
	my ($handle, $flag) = handle_and_flag($call);
	my $map = bless { memory => \my $memory };

	$call->lacks(qw(trackfd tagname));
	$map->{address} = mmap($memory, $call->scalar('length') // 0, $prot, $flags | $flag, $handle,
		$call->scalar('offset') // 0) // failed('undef');
	return keep($map);
}

# The tied variable: always shared and writable, and from the file's beginning.
sub map_path {
	my ($call) = @_;
	my $map = bless { memory => \my $memory };

	refuse('Unsupported', 'the variable can be written') if ($call->scalar('access') // 2) != 2;
	refuse('Unsupported', 'from the beginning only') if $call->scalar('offset');
	# Each access makes a string of all of it.
	refuse('Unsupported', 'a variable of more than 1 GiB') if ($call->scalar('length') // 0) > 2**30;
	Sys::Mmap->new($memory, $call->scalar('length') // 0, $call->scalar('path')) // failed('undef');
	$map->{tied} = 1;
	return keep($map);
}

sub unmap {
	my ($call) = @_;
	my $map = $call->object('mapping', 'Memory');

	munmap(${ $map->{memory} }) // failed('undef');
	$map->{unmapped} = 1;
	return none;
}

# A variable that mmap made is unmapped by hand; a tied one has a DESTROY; one that is
# hardwired owns nothing.  A string that was assigned after munmap is the variable's own.
sub end {
	my ($map) = @_;
	my $memory = $map->{memory};

	if ($map->{tied}) {
		untie $$memory;
	} elsif ($map->{address} && !$map->{unmapped} && defined $$memory) {
		munmap($$memory);
	}
}

sub export {
	my ($call) = @_;
	my $map = $call->object('object', 'Memory');
	my $view = bless { memory => \my $memory };
	my $start = $call->scalar('start') // 0;
	my $stop = $call->scalar('stop') // length ${ $map->{memory} };

	refuse('Unsupported', 'the address is not known') unless $map->{address};
	Sys::Mmap::hardwire($memory, $map->{address} + $start, $stop - $start);
	return keep($view);
}

# The module makes a constant when it is first asked for.
sub constant {
	my ($call) = @_;
	my $name = $call->scalar('name');

	refuse('Unsupported', "the module has no constant $name")
	    unless grep { $_ eq $name } @Sys::Mmap::EXPORT;
	no strict 'refs';
	return integer(&{"Sys::Mmap::$name"}());
}

operations(
	map_fd => [ 'fileno length? flags? prot? access? offset? trackfd? tagname?', \&map_fd ],
	map_path => [ 'path length? access? offset?', \&map_path ],
	close    => [ 'mapping',                      \&unmap ],
	export   => [ 'object start? stop?',          \&export ],
	constant => [ 'name',                         \&constant ],
);

serve({
	name     => 'sys-mmap',
	version  => Sys::Mmap->VERSION,
	homepage => 'https://metacpan.org/dist/Sys-Mmap',
	issues   => 'https://github.com/cpan-authors/Sys-Mmap/issues',
	claims   => ['perl-sys-mmap'],
});
