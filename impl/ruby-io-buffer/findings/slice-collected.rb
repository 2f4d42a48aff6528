#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# Slices that are collected together with the buffers that they are of, while strings take the place
# of those, end the process.
unless defined?(IO::Buffer)
  puts 'no IO::Buffer'
  exit 77
end

child = fork do
  $stderr.reopen(File::NULL)
  100_000.times do |i|
    IO::Buffer.new(IO::Buffer::PAGE_SIZE).slice(0, 8)
    "string #{i}"
  end
  exit! 0
end
Process.wait(child)
found = $?.signaled? ? "it ended by signal #{$?.termsig}" : 'it does'
puts "a process that makes slices: expected that it ends normally, found that #{found}"
exit $?.signaled? ? 0 : 1
