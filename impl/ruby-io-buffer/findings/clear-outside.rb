#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The length that clear finds by itself is the size less the offset, which wraps when the
# offset lies behind the end: everything behind the buffer is overwritten.
unless defined?(IO::Buffer)
  puts 'no IO::Buffer'
  exit 77
end

pid = fork do
  $stderr.reopen(File::NULL)
  Process.setrlimit(:CORE, 0)
  buffer = IO::Buffer.new(IO::Buffer::PAGE_SIZE)
  buffer.clear(35, buffer.size) # nothing is left to clear
  begin
    buffer.clear(35, buffer.size + 1)
  rescue ArgumentError
    exit! 1
  end
  exit! 2
end
Process.wait(pid)
found = $?.signaled? ? "signal #{$?.termsig}" : { 1 => 'ArgumentError', 2 => 'nothing' }[$?.exitstatus]
puts "clear from an offset behind the end on: expected ArgumentError, found #{found}"
exit $?.signaled? ? 0 : 1
