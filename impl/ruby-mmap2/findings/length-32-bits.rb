#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The size of the file is given as a number of 32 bits.
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
  file.truncate(2**32 + 10)
rescue SystemCallError => error
  puts "no large file: #{error.message}"
  exit 77
end
found = Mmap.new(file.path).size
puts "a file of #{2**32 + 10} bytes: expected #{2**32 + 10}, found #{found}"
exit found == 2**32 + 10 ? 1 : 0
