#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# A constructor that opened the file and then fails does not close it.
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

def descriptors
  Dir.children('/proc/self/fd').size
rescue SystemCallError
  puts 'no /proc/self/fd'
  exit 77
end

file = file_of('a' * 4096)
GC.start
before = descriptors
10.times do
  Mmap.new(file.path, 'r', 'length' => 100_000)
rescue ArgumentError
  next
end
GC.start
puts "ten constructors that failed: expected #{before} descriptors, found #{descriptors}"
exit descriptors > before ? 0 : 1
