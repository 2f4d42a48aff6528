#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# A number that is no byte is cut to one, without a word: nothing in the documentation says
# that it may be, or that it is refused.
unless defined?(IO::Buffer)
  puts 'no IO::Buffer'
  exit 77
end

buffer = IO::Buffer.new(1)
begin
  buffer.set_value(:U8, 0, 256 + 7)
  found = buffer.get_value(:U8, 0)
rescue StandardError => error
  found = error.class
end
puts "storing 263 as a byte: expected an error, found #{found}"
exit found == 7 ? 0 : 1
