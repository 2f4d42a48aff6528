#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The option increment and the length of anonymous memory are read as numbers of 31 bits, and the size
# that extend answers is one of 32 bits.
require 'tempfile'
begin
  require 'mmap'
rescue LoadError
  puts 'no mmap2'
  exit 77
end

FAR = 2**32
results = {
  'increment' => lambda do |file|
    file.write('abc')
    file.flush
    map = Mmap.new(file.path, 'rw', 'increment' => FAR)
    map << 'def'
    map.munmap
    File.size(file.path) == 6
  end,
  'anonymous length' => ->(_) { Mmap.new(nil, 2**31 + 11).size == 2**31 + 11 },
  'extend' => lambda do |file|
    file.write('abc')
    file.flush
    Mmap.new(file.path, 'rw').extend(FAR + 10) == FAR + 13
  end,
}.map do |name, works|
  found = begin
    works.(Tempfile.new('mmap')) ? 'that' : 'another number'
  rescue RangeError, ArgumentError => error
    error.message
  end
  puts "#{name} above 32 bits: expected it to work, found #{found}"
  found
end
exit results.all?('that') ? 1 : 0
