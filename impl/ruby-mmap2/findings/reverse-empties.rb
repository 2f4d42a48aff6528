#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# reverse! gets an empty string in place of the mapped memory, reverses that, and makes its
# length the object's: munmap then cuts the file to nothing.
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

file = file_of('abcd' * 1000)
map = Mmap.new(file.path, 'rw')
map.reverse!
map.munmap
puts "after reverse!: expected 4000 bytes in the file, found #{File.size(file.path)}"
exit File.size(file.path) == 4000 ? 1 : 0
