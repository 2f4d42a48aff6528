#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# A substring that reaches to the end of the map, and the string of all of it, are the mapped
# memory itself: they change with the map, and are no memory at all after it.
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

# How a block ended in a process of its own: the signal, or what it gave.
def ended
  reader, writer = IO.pipe
  pid = fork do
    $stderr.reopen(File::NULL)
    Process.setrlimit(:CORE, 0)
    writer.write(yield.to_s)
    writer.close
    exit! 0
  end
  writer.close
  found = reader.read
  Process.wait(pid)
  $?.signaled? ? "signal #{$?.termsig}" : found
end

file = file_of('a' * 4096)
map = Mmap.new(file.path, 'rw')
part, all = map[5..], map.to_str
map[0, 4096] = '#' * 4096
puts "after a change of the map: expected aaa and aaa, found #{part[0, 3]} and #{all[0, 3]}"
changed = part[0] != 'a' || all[0] != 'a'
after = ended do
  map.munmap
  part[0, 3]
end
puts "after munmap: expected aaa, found #{after}"
exit changed || after != 'aaa' ? 0 : 1
