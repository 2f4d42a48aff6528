# SPDX-License-Identifier: MIT

require 'fcntl'

# IO objects with buffers and encodings, as a program has them: what `native stream_...` does.
module Stream
  KINDS = %w[r rb r:utf-8 r:utf-16le:utf-8 rt r+ r+b a+].freeze

  module_function

  # The second line was read.
  def open(path, kind)
    io = File.open(path, kind)
    io.rewind
    2.times { io.gets }
    Opened.new(io)
  end

  # Without IO#pos, which seeks back to where the program has read.
  def state(io)
    at = File.read("/proc/self/fdinfo/#{io.fileno}")[/^pos:\s*(\d+)/, 1]
    flags = [Fcntl::F_GETFL, Fcntl::F_GETFD].map { |what| io.fcntl(what) }
    [at, io.lineno, io.sync, io.external_encoding, io.internal_encoding, io.binmode?, io.autoclose?, io.closed?,
     *flags].map(&:inspect).join(' ').to_sym
  end

  def write(io, data)
    raise Refusal.new('Unsupported', 'the object is for reading') if io.fcntl(Fcntl::F_GETFL) & 3 == 0

    io.write(data).then { nil }
  end

  # The answer of a native operation of that name.
  def native(call, session)
    case call['name']
    when 'stream_kinds' then KINDS.join(',').to_sym
    when 'stream_open' then session.keep(open(call['first'], call['second']))
    when 'stream_state' then state(call['first'].io)
    when 'stream_read' then call['first'].io.gets&.b
    when 'stream_write' then write(call['first'].io, call['second'])
    end
  end

  def native?(call)
    call['name'].start_with?('stream_')
  end
end
