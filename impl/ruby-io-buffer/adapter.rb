# SPDX-License-Identifier: MIT

# The adapter of Ruby's IO::Buffer: memory of a file, or anonymous memory, that is read and
# written by offset and length.

require_relative '../kits/ruby/session'
require_relative '../kits/ruby/entering'
require_relative '../kits/ruby/repeat'
require_relative '../kits/ruby/stream'

module Buffer
  FLAGS = { nil => nil, 1 => IO::Buffer::READONLY, 2 => 0, 3 => IO::Buffer::PRIVATE }.freeze

  module_function

  def flags(access)
    FLAGS.fetch(access) { raise Refusal.new('ValueError', 'access is 1, 2 or 3') }
  end

  # -1 is anonymous memory, as the class makes it from a page on.
  def map(call)
    call.lacks('flags', 'prot', 'trackfd', 'tagname')
    return IO::Buffer.new(*Call.arguments(call['length'], IO::Buffer::MAPPED)) if call['fileno'] == -1

    size = call['length'] == 0 ? nil : call['length']
    flags = flags(call['access'])
    offset = call['offset'] || (flags && 0)
    IO::Buffer.map(Files.given(call['fileno']), *Call.arguments(size, offset, flags))
  end

  # Offset and length, as far as there are bounds.
  def range(call)
    call.lacks('step')
    start, stop = call['start'], call['stop']
    Call.arguments(start || (stop && 0), stop && stop - (start || 0))
  end

  def slice(buffer, call)
    offset, length = range(call)
    buffer.slice(offset || 0, length || buffer.size - (offset || 0))
  end

  # Bounds left out at the end are those that the string's own length gives.
  def set_string(buffer, call)
    buffer.set_string(call['data'], *range(call))
    nil
  end

  def native(call)
    buffer = call.object('first', IO::Buffer)
    case call['name']
    when 'equal' then buffer == call['second']
    when 'text' then buffer.to_s.to_sym
    when 'valid' then buffer.valid?
    when 'clear' then buffer.clear(*Call.arguments(call['second'], *call['third'])).then { nil }
    when 'readinto' then buffer.read(Files.given(call['second']), buffer.size)
    when 'write_to' then buffer.write(Files.given(call['second']), buffer.size)
    when 'locked' then locked(buffer, call['second'])
    when 'reenter' then reenter(buffer, call['second'], call['third'])
    else raise Refusal.new('Unsupported', "native #{call['name']}")
    end
  end

  # The effect is to free the buffer, or to resize it.
  def reenter(buffer, effect, list)
    name, arguments = Entering.call(list) do
      effect == 'close' ? buffer.free : effect && buffer.resize(effect)
    end
    case name
    when 'get_item' then buffer.get_value(:U8, *arguments)
    when 'set_item' then buffer.set_value(:U8, *arguments).then { nil }
    else raise Refusal.new('Unsupported', "reenter #{name}")
    end
  end

  # Buffers that share the memory, by name.
  DERIVED = {
    'slice' => ->(buffer) { buffer.slice(0, 8) },
    'slice of a slice' => ->(buffer) { buffer.slice(0, 8).slice(0, 4) },
    'transfer' => ->(buffer) { buffer.transfer },
  }.freeze

  # One of those within the buffer's lock.
  def locked(buffer, what)
    buffer.locked do
      case what
      when 'free' then buffer.free
      when 'resize' then buffer.resize(buffer.size * 2)
      when 'locked' then buffer.locked {}
      when 'raise' then raise 'left'
      end
    end
    nil
  end
end

session = Session.new(
  name: 'ruby-io-buffer', version: RUBY_VERSION, homepage: 'https://docs.ruby-lang.org/en/3.1/IO/Buffer.html',
  issues: 'https://bugs.ruby-lang.org', claims: ['ruby-io-buffer']
)
buffer = ->(call, name = 'object') { call.object(name, IO::Buffer) }
session.operation('map_fd', 'fileno length? flags? prot? access? offset? trackfd? tagname?') do |call|
  session.keep(Buffer.map(call))
end
session.operation('close', 'mapping') { |call| buffer.(call, 'mapping').free.then { nil } }
session.operation('closed', 'mapping') { |call| buffer.(call, 'mapping').null? }
session.operation('resize', 'mapping size') { |call| buffer.(call, 'mapping').resize(call['size']).then { nil } }
session.operation('length', 'object') { |call| buffer.(call).size }
session.operation('get_item', 'object index') { |call| buffer.(call).get_value(:U8, call['index']) }
session.operation('set_item', 'object index value') do |call|
  buffer.(call).set_value(:U8, call['index'], call['value']).then { nil }
end
session.operation('get_slice', 'object start? stop? step?') { |call| buffer.(call).get_string(*Buffer.range(call)) }
session.operation('set_slice', 'object start stop step data') { |call| Buffer.set_string(buffer.(call), call) }
session.operation('export', 'object start? stop?') { |call| session.keep(Buffer.slice(buffer.(call), call)) }
session.operation('readonly', 'view') { |call| buffer.(call, 'view').readonly? }
session.operation('view_release', 'view') { |call| buffer.(call, 'view').free.then { nil } }
session.operation('native', 'name first? second? third?') do |call|
  next Stream.native(call, session) if Stream.native?(call)
  next Buffer::DERIVED.keys.join(',').to_sym if call['name'] == 'derive_kinds'
  next session.keep(Buffer::DERIVED.fetch(call['second']).(buffer.(call, 'first'))) if call['name'] == 'derive'

  Buffer.native(call)
end
Repeat.offer(
  session,
  'get_item' => ->(call) { buffer.(call) && '{object}.get_value(:U8, {index})' },
  'set_item' => ->(call) { buffer.(call) && '{object}.set_value(:U8, {index}, {value})' },
  'get_slice' => lambda do |call|
    range = Buffer.range(call)
    buffer.(call) && "{object}.get_string(#{range.join(', ')})"
  end
)
session.serve
