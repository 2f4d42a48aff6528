#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The match is handed to a function of Ruby's where that wants the pattern: what becomes of
# groups in the replacement depends on the memory behind it, and the process may end.
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

wrong = Hash.new(0)
20.times do
  found = ended do
    map = Mmap.new(file_of('ab').path, 'rw')
    results = Array.new(200) do |i|
      GC.start if i % 20 == 0
      map.sub!(/(a|b)(a|b)/, '\2\1')
      map[0, 2] == (i.even? ? 'ba' : 'ab')
    end
    results.all? ? 'right' : 'a wrong result'
  end
  wrong[found] += 1
end
puts "groups in the replacement of sub!: expected 20 times right, found #{wrong}"
exit wrong['right'] == 20 ? 1 : 0
