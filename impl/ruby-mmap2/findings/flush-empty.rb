#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# A flush maps the memory again in the object's present size; of nothing there is no mapping.
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
map[0..] = ''
begin
  map.flush
  found = 'no error'
rescue StandardError => error
  found = "#{error.class}: #{error.message}"
end
puts "flush of an empty object: expected no error, found #{found}"
exit found == 'no error' ? 1 : 0
