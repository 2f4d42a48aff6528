#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
# Mapping an empty file writes a byte at the end of a page, for a private mapping too: the file is no
# longer empty, and its position is after that byte.

begin
  require 'mmap'
rescue LoadError
  puts 'mmap2 is missing'
  exit 77
end
require 'tempfile'

Tempfile.create('empty') do |file|
  begin
    Mmap.new(file, 'rw', Mmap::MAP_PRIVATE)
  rescue SystemCallError, ArgumentError => e
    puts e.message
  end
  position = file.sysseek(0, IO::SEEK_CUR)
  puts "an empty file: expected 0 bytes and position 0, found #{file.size} and #{position}"
  exit file.size.zero? && position.zero? ? 1 : 0
end
