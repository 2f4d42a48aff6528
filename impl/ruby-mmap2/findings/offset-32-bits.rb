#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The option offset is a number of 32 bits, so that most of a large file cannot be mapped.
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

file = file_of('')
begin
  file.truncate(2**32 + 4096)
  file.pwrite('behind', 2**32)
rescue SystemCallError => error
  puts "no large file: #{error.message}"
  exit 77
end
begin
  found = Mmap.new(file.path, 'r', 'offset' => 2**32, 'length' => 6)[0, 6]
rescue RangeError => error
  found = "RangeError: #{error.message}"
end
puts "six bytes from 2**32 on: expected behind, found #{found}"
exit found == 'behind' ? 1 : 0
