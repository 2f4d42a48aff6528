#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# A number that is no byte is cut to one, without a word: nothing in the documentation says
# that it may be, or that it is refused.
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

map = Mmap.new(file_of('abc').path, 'rw')
begin
  map[0] = 256 + 65
  found = map[0]
rescue StandardError => error
  found = error.class
end
puts "storing 321 as a byte: expected an error, found #{found}"
exit found == 'A' ? 0 : 1
