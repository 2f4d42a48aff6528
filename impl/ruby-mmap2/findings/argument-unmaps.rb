#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The place of the memory is taken before the arguments are asked for their numbers and strings,
# and kept while a block runs: once one of these unmaps the file, or extends it and it lies
# elsewhere, memory is read or written that is no longer the object's.
require 'tempfile'
begin
  require 'mmap'
rescue LoadError
  puts 'the gem mmap2 is missing'
  exit 77
end

# An argument that does something first.
class Entering
  def initialize(value, &effect)
    @value = value
    @effect = effect
  end

  def to_int
    @effect.call
    @value
  end

  alias to_str to_int
end

CALLS = {
  'm[i], which unmaps' => ->(m) { m[Entering.new(20_000) { m.munmap }] },
  'm[i], which extends' => ->(m) { m[Entering.new(20_000) { m.extend(1 << 21) }] },
  'm[i] = s, which unmaps' => ->(m) { m[20_000] = Entering.new('x') { m.munmap } },
  'm.index(s), which unmaps' => ->(m) { m.index(Entering.new('xyz') { m.munmap }) },
  'm.each_byte { m.munmap }' => ->(m) { m.each_byte { m.munmap } },
}.freeze

def ending(call)
  file = Tempfile.new
  file.write("abcdefg\n" * 4096)
  file.flush
  pid = fork do
    $stderr.reopen(File::NULL)
    Process.setrlimit(:CORE, 0)
    begin
      call.call(Mmap.new(file.path, 'rw'))
    rescue StandardError
      exit! 0
    end
    exit! 0
  end
  Process.wait(pid)
  $?.signaled? ? "signal #{$?.termsig}" : 'an answer'
end

found = CALLS.map { |name, call| [name, ending(call)] }
found.each { |name, how| puts "#{name}: expected an answer, found #{how}" }
exit found.any? { |_, how| how != 'an answer' } ? 0 : 1
