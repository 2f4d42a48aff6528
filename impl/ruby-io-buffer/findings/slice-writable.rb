#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# A slice does not have the flag of the buffer that it is of: one of a read-only mapping can be
# written, which ends the process.
require 'tempfile'
unless defined?(IO::Buffer)
  puts 'no IO::Buffer'
  exit 77
end

file = Tempfile.new('buffer')
file.write('abcdefghij')
file.flush
slice = File.open(file.path) { |io| IO::Buffer.map(io, nil, 0, IO::Buffer::READONLY) }.slice(0, 4)
child = fork do
  $stderr.reopen(File::NULL)
  slice.set_string('XY')
rescue IO::Buffer::AccessError
  exit! 1
end
Process.wait(child)
found = $?.signaled? ? "a process that ended by signal #{$?.termsig}" : 'none'
puts "readonly? of the slice: expected true, found #{slice.readonly?}"
puts "a store: expected AccessError, found #{$?.exitstatus == 1 ? 'it' : found}"
exit slice.readonly? && $?.exitstatus == 1 ? 1 : 0
