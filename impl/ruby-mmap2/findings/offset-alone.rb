#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# Without a length the object gets the size of the whole file, wherever it begins: its end
# lies past the end of the file.
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

require 'etc'
page = Etc.sysconf(Etc::SC_PAGESIZE)
file = file_of('a' * (3 * page))
map = Mmap.new(file.path, 'r', 'offset' => page)
puts "a file of #{3 * page} bytes from #{page} on: expected #{2 * page} bytes, found #{map.size}"
puts "reading the last byte: #{ended { map[-1] }}"
exit map.size == 2 * page ? 1 : 0
