#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# To give the file a new size the memory is unmapped first.  When the rest fails it stays
# unmapped, and the object goes on to use the address.
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
after = ended do
  map = Mmap.new(file.path, 'rw')
  begin
    map.extend(2**62)
  rescue StandardError => error
    error.message
  end
  map[0, 3]
end
puts "reading after an extend that failed: expected aaa, found #{after}"
exit after == 'aaa' ? 1 : 0
