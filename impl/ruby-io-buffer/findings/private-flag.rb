#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The flag PRIVATE takes MAP_SHARED away and puts nothing in its place: the system refuses
# a mapping that is neither.
require 'tempfile'
unless defined?(IO::Buffer) && IO::Buffer.respond_to?(:map)
  puts 'no IO::Buffer.map'
  exit 77
end

file = Tempfile.new
file.write('a' * 4096)
file.flush
begin
  buffer = IO::Buffer.map(file, 4096, 0, IO::Buffer::PRIVATE)
  buffer.set_string('b', 0)
  found = "a buffer; the file begins with #{File.read(file.path, 1)}"
rescue SystemCallError => error
  found = "#{error.class}: #{error.message}"
end
puts "map with PRIVATE: expected a buffer, the file begins with a; found #{found}"
exit buffer ? 1 : 0
