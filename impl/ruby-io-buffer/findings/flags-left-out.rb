#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The documentation: without flags a buffer is read-only, and a file opened for reading can
# be mapped.  Without flags the mapping is writable, which such a file does not allow.
require 'tempfile'
unless defined?(IO::Buffer) && IO::Buffer.respond_to?(:map)
  puts 'no IO::Buffer.map'
  exit 77
end

file = Tempfile.new
file.write('test data')
file.flush
begin
  buffer = IO::Buffer.map(File.open(file.path))
  found = buffer.readonly? ? 'a read-only buffer' : 'a writable buffer'
rescue SystemCallError => error
  found = "#{error.class}: #{error.message}"
end
puts "IO::Buffer.map(File.open(path)): expected a read-only buffer, found #{found}"
exit found == 'a read-only buffer' ? 1 : 0
