#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# Offsets are unsigned, and their sums are not checked: an offset below zero, or near the
# largest number, is a place before the buffer, where bytes are read and written.
unless defined?(IO::Buffer)
  puts 'no IO::Buffer'
  exit 77
end

buffer = IO::Buffer.new(IO::Buffer::PAGE_SIZE)
buffer.set_string('secret')
part = buffer.slice(6, 10)
found = [
  ['get_value(:U8, -1)', -> { part.get_value(:U8, -1).chr }],
  ['get_string(2**64 - 6, 6)', -> { part.get_string(2**64 - 6, 6) }],
  ['slice(-6, 6)', -> { part.slice(-6, 6).get_string }],
  ['set_string("public", -6)', -> { part.set_string('public', -6).then { buffer.get_string(0, 6) } }],
].map do |name, call|
  outcome = begin
    call.call
  rescue ArgumentError
    'ArgumentError'
  end
  puts "#{name}: expected ArgumentError, found #{outcome}"
  outcome
end
exit found.all?('ArgumentError') ? 1 : 0
