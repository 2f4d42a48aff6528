# SPDX-License-Identifier: MIT

# The adapter of the gem mmap2: a mapped file that has the methods of a string.

require_relative '../kits/ruby/session'
require_relative '../kits/ruby/entering'
require_relative '../kits/ruby/repeat'
require_relative '../kits/ruby/stream'
require_relative 'methods'

session = Session.new(
  name: 'ruby-mmap2', version: Mmap::VERSION, homepage: 'https://gitlab.com/lyda/mmap',
  issues: 'https://gitlab.com/lyda/mmap/-/issues', claims: ['ruby-mmap2']
)
map = ->(call, name = 'object') { call.object(name, Mmap) }
any = ->(call) { call.object('object', Mmap, String) }
session.operation('map_fd', 'fileno length? flags? prot? access? offset? trackfd? tagname?') do |call|
  call.lacks('flags', 'prot', 'trackfd', 'tagname')
  session.keep(Mapped.open(call, Files.given(call['fileno'])))
end
session.operation('map_path', 'path length? access? offset?') do |call|
  session.keep(Mapped.open(call, call['path']))
end
session.operation('close', 'mapping') { |call| map.(call, 'mapping').munmap }
session.operation('flush', 'mapping offset? size? flags?') do |call|
  call.lacks('offset', 'size')
  map.(call, 'mapping').flush(*call['flags']).then { nil }
end
session.operation('madvise', 'mapping option start? length?') do |call|
  call.lacks('start', 'length')
  map.(call, 'mapping').madvise(call['option'])
end
session.operation('lock', 'mapping') { |call| map.(call, 'mapping').mlock.then { nil } }
session.operation('unlock', 'mapping') { |call| map.(call, 'mapping').munlock.then { nil } }
session.operation('find', 'mapping data start? end?') do |call|
  call.lacks('end')
  map.(call, 'mapping').index(call['data'], *call['start']) || -1
end
session.operation('rfind', 'mapping data start? end?') do |call|
  call.lacks('start', 'end')
  map.(call, 'mapping').rindex(call['data']) || -1
end
session.operation('length', 'object') { |call| any.(call).length }
session.operation('get_item', 'object index') { |call| Mapped.byte(map.(call), call['index']) }
session.operation('set_item', 'object index value') { |call| (map.(call)[call['index']] = call['value']).then { nil } }
session.operation('get_slice', 'object start? stop? step?') do |call|
  Mapped.found(any.(call)[Mapped.range(call)])
end
session.operation('set_slice', 'object start stop step data') do |call|
  (map.(call)[Mapped.range(call)] = call['data']).then { nil }
end
session.operation('constant', 'name') { |call| Mapped.constant(call['name']) }
session.operation('native', 'name first? second? third?') do |call|
  next Stream.native(call, session) if Stream.native?(call)
  if call['name'] == 'open'
    next session.keep(Mapped.open_with(call['first'], call['second'], call['third']))
  end
  next session.keep(Mapped.substring(map.(call, 'first'), call)) if call['name'] == 'slice'
  next Mapped.reenter(map.(call, 'first'), call['second'], call['third']) if call['name'] == 'reenter'
  raise Refusal.new('Unsupported', "native #{call['name']}") unless call.given?('first')

  Mapped.native(call['name'], map.(call, 'first'), Call.arguments(call['second'], call['third']))
end
Repeat.offer(
  session,
  'get_item' => ->(call) { map.(call) && '({object}[{index}] or raise IndexError, "nil").ord' },
  'set_item' => ->(call) { map.(call) && '{object}[{index}] = {value}' },
  'get_slice' => ->(call) { "{object}[(#{Mapped.range(call)})]" unless call['step'] || call['start'].nil? },
  'find' => ->(call) { call.given?('start') && !call['end'] ? '{mapping}.index({data}, {start})' : nil },
  'rfind' => ->(call) { '{mapping}.rindex({data})' unless call['start'] || call['end'] }
)
session.serve
