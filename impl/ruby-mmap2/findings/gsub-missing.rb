#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The documentation of the class speaks of gsub! and sub!; there is no gsub!.
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
puts "gsub!: expected a method, found #{map.respond_to?(:gsub!) ? 'one' : 'none'}"
exit map.respond_to?(:gsub!) ? 1 : 0
