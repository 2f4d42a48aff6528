#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# Without a size the buffer gets the size of the whole file, wherever it begins: its end
# lies past the end of the file, and reading it ends the process.
require 'tempfile'
unless defined?(IO::Buffer) && IO::Buffer.respond_to?(:map)
  puts 'no IO::Buffer.map'
  exit 77
end

page = IO::Buffer::PAGE_SIZE
file = Tempfile.new
file.write('a' * (3 * page))
file.flush
buffer = IO::Buffer.map(file, nil, page, IO::Buffer::READONLY)
puts "a file of #{3 * page} bytes from #{page} on: expected #{2 * page} bytes, found #{buffer.size}"
pid = fork do
  $stderr.reopen(File::NULL)
  Process.setrlimit(:CORE, 0)
  buffer.get_value(:U8, buffer.size - 1)
  exit! 0
end
Process.wait(pid)
puts "reading the last byte: #{$?.signaled? ? "ended by signal #{$?.termsig}" : 'works'}"
exit buffer.size == 2 * page ? 1 : 0
