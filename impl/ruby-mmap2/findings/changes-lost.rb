#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# Methods that change a string get an empty string in place of the mapped memory: the file
# stays as it was.
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

CHANGES = { 'upcase!' => 'ABCC', 'capitalize!' => 'Abcc', 'swapcase!' => 'ABCC', 'chop!' => 'abc',
            'squeeze!' => 'abc', 'delete!' => 'bcc', 'tr!' => 'xbcc' }.freeze
ARGUMENTS = { 'delete!' => ['a'], 'tr!' => %w[a x] }.freeze

lost = CHANGES.reject do |name, want|
  file = file_of('abcc')
  map = Mmap.new(file.path, 'rw')
  map.send(name, *ARGUMENTS[name])
  map.munmap
  found = File.read(file.path)
  puts "abcc after #{name}: expected #{want}, found #{found}"
  found == want
end
exit lost.empty? ? 1 : 0
