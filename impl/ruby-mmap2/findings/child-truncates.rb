#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The finalizer of an object gives the file the size of the content.  It runs in a child as well,
# at its normal end, while the parent maps the file as it was: what the parent appends then is lost.
require 'tempfile'
begin
  require 'mmap'
rescue LoadError
  puts 'no mmap2'
  exit 77
end

file = Tempfile.new('mmap')
file.write('x' * 100)
file.flush
map = Mmap.new(file.path, 'rw')
map << 'y' * 50
before = File.size(file.path)
Process.wait(fork {})
after = File.size(file.path)
map << 'z' * 50
map.munmap
found = File.binread(file.path).count('z')
puts "file #{before} bytes, after a child ended: expected the same, found #{after}"
puts "appended afterwards: expected 50 bytes in the file, found #{found}"
exit after == before && found == 50 ? 1 : 0
