#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# A file that was opened in the mode a is opened once more to make it longer, to be created
# where it is missing but without permissions: the C library ends the process.
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

file = file_of('old')
after = ended do
  map = Mmap.new(file.path, 'a')
  map << 'new'
  map[0, 6]
end
puts "appending in the mode a: expected oldnew, found #{after}"
exit after == 'oldnew' ? 1 : 0
