#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# A length below zero becomes one of nearly 2**32.  With a path it is refused, as too large;
# with a file that is open it is not, and reading behind the file's end ends the process.
require 'tempfile'
begin
  require 'mmap'
rescue LoadError
  puts 'no mmap2'
  exit 77
end

def file_of(content)
  file = Tempfile.new
  file.write(content)
  file.flush
  file
end

file = file_of('a' * 4096)
begin
  found = Mmap.new(file, 'r', 'length' => -1).size
rescue ArgumentError => error
  found = error.message
end
puts "a length of -1: expected an error, found #{found}"
exit found.is_a?(Integer) ? 0 : 1
