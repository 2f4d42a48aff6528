#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# set_value looks for the memory before it asks the value for its number: a value that frees
# the buffer then makes it store in memory that is unmapped.
unless defined?(IO::Buffer)
  puts 'no IO::Buffer'
  exit 77
end

class Freeing
  def initialize(buffer)
    @buffer = buffer
  end

  def to_int
    @buffer.free
    35
  end
end

pid = fork do
  $stderr.reopen(File::NULL)
  Process.setrlimit(:CORE, 0)
  buffer = IO::Buffer.new(8 * IO::Buffer::PAGE_SIZE)
  begin
    buffer.set_value(:U8, 9, Freeing.new(buffer))
  rescue StandardError
    exit! 1
  end
  exit! 2
end
Process.wait(pid)
found = $?.signaled? ? "signal #{$?.termsig}" : { 1 => 'an error', 2 => 'nothing' }[$?.exitstatus]
puts "set_value of a value that frees the buffer: expected an error, found #{found}"
exit $?.signaled? ? 0 : 1
