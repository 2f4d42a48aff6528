#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# A block that ends by an exception, break or throw leaves the buffer locked for ever.
unless defined?(IO::Buffer)
  puts 'no IO::Buffer'
  exit 77
end

buffer = IO::Buffer.new(IO::Buffer::PAGE_SIZE)
begin
  buffer.locked { raise 'left' }
rescue RuntimeError => error
  puts "the block ended: #{error.message}"
end
other = IO::Buffer.new(IO::Buffer::PAGE_SIZE)
other.locked { break }
puts "locked afterwards: expected false and false, found #{buffer.locked?} and #{other.locked?}"
exit buffer.locked? ? 0 : 1
