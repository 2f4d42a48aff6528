#!/usr/bin/env -S ruby -W0
# SPDX-License-Identifier: MIT
#
# The documentation of slice names RuntimeError for a part that is not within the buffer.
unless defined?(IO::Buffer)
  puts 'no IO::Buffer'
  exit 77
end

begin
  found = IO::Buffer.new(6).slice(3, 4)
rescue StandardError => error
  found = error.class
end
puts "a slice that goes beyond the buffer: expected RuntimeError, found #{found}"
exit found == RuntimeError ? 1 : 0
