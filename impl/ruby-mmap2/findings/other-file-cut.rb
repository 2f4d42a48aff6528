#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# munmap gives the file its size by the file's name: when the name is another file's by then,
# that one is cut.
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

file, other = file_of('a' * 4096), file_of('precious' * 512)
map = Mmap.new(file.path, 'rw')
map[9..] = ''
File.rename(other.path, file.path)
map.munmap
puts "another file that took the name: expected 4096 bytes, found #{other.size}"
exit other.size == 4096 ? 1 : 0
