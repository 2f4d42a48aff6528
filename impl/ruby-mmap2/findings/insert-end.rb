#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# String: an index of -1 puts a string behind the last character.  Here it is put at a place
# that a length gives which is not the object's.
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

map = Mmap.new(file_of('abcd').path, 'rw')
map.insert(-1, 'XX')
puts "insert(-1, 'XX') into abcd: expected abcdXX, found #{map[0..]}"
exit map[0..] == 'abcdXX' ? 1 : 0
