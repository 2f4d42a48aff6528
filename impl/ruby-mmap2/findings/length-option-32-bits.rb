#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The option length is a number of 32 bits: a file of more than 4 GiB cannot be mapped whole.
require 'tempfile'
begin
  require 'mmap'
rescue LoadError
  puts 'no mmap2'
  exit 77
end

length = 2**32 + 4096
file = Tempfile.new
begin
  file.truncate(length)
rescue SystemCallError => error
  puts "no large file: #{error.message}"
  exit 77
end
begin
  Mmap.new(file.path, 'r', 'length' => length)
  found = 'no error'
rescue RangeError => error
  found = error.message
end
puts "length #{length}: expected no error, found #{found}"
exit found == 'no error' ? 1 : 0
