# SPDX-License-Identifier: MIT

require 'mmap'

# What the adapter makes of requests: constructors, ranges, and the string's methods.
module Mapped
  MODES = { nil => nil, 1 => 'r', 2 => 'rw', 3 => 'rw' }.freeze

  # Methods of the object that `native` calls by their own names.
  METHODS = %w[
    << capitalize! chomp! chop! delete! downcase! empty? extend freeze gsub! include? insert mprotect reverse!
    slice! squeeze! strip! sub! swapcase! tr! upcase!
  ].freeze

  module_function

  # The library's options; a length of 0 stands for none.
  def options(call)
    { 'length' => call['length'], 'offset' => call['offset'] }.reject do |name, value|
      value.nil? || (name == 'length' && value == 0)
    end
  end

  # What the mode is: "w" and "a" come by their names.
  def mode(access)
    return access if access.is_a?(String)

    MODES.fetch(access) { raise Refusal.new('ValueError', 'access is 1, 2 or 3, or a mode') }
  end

  # Options by their own names, in a list of names and values.
  def open_with(path, mode, list)
    Mmap.new(path, mode, list.each_slice(2).to_h)
  end

  def open(call, file)
    return Mmap.new(nil, *call['length']) if file == -1

    scope = Mmap::MAP_PRIVATE if call['access'] == 3
    rest = Call.arguments(mode(call['access']), scope)
    options = options(call)
    options.empty? ? Mmap.new(file, *rest) : Mmap.new(file, *rest, options)
  end

  def range(call)
    call.lacks('step')
    Range.new(call['start'], call['stop'], true)
  end

  # A string that is kept, from one index to another.
  def substring(map, call)
    found(map[Range.new(call['second'], call['third'], true)])
  end

  # Where there is nothing, a string answers nil.
  def found(bytes)
    bytes.nil? ? raise(Refusal.new('IndexError', 'nil', 'nil')) : bytes
  end

  # A byte is a string of one character, or a number when it is set.
  def byte(map, index)
    found(map[index]).ord
  end

  def constant(name)
    raise Refusal.new('Unsupported', "the library has no constant #{name}") unless Mmap.const_defined?(name)

    Mmap.const_get(name)
  end

  # The methods that change the object answer it, or nil where there was nothing to change.
  def answer(value)
    value.is_a?(Mmap) ? nil : value
  end

  def native(name, map, list)
    case name
    when 'equal' then map == list[0]
    when 'contains' then map.include?(list[0])
    when 'has' then map.respond_to?(list[0])
    when 'copy' then map.dup
    when 'hash' then map.hash
    when 'iterate' then [].tap { |bytes| map.each_byte { |byte| bytes << byte } }
    when 'lines' then [].tap { |lines| map.each { |line| lines << line } }
    when *METHODS then answer(map.public_send(name, *list.map { |item| pattern(item) }))
    else raise Refusal.new('Unsupported', "native #{name}")
    end
  end

  # The effect is to unmap, or to make the file that long; an iteration has it at its first
  # step.
  def reenter(map, effect, list)
    act = -> { effect == 'close' ? map.munmap : effect && map.extend(effect - map.size) }
    name, arguments = Entering.call(list, &act)
    case name
    when 'get_item' then byte(map, *arguments)
    when 'set_item' then (map[arguments[0]] = arguments[1]).then { nil }
    when 'find' then map.index(*arguments) || -1
    when 'iterate', 'lines' then steps(map, name == 'lines' ? :each : :each_byte, act)
    else raise Refusal.new('Unsupported', "reenter #{name}")
    end
  end

  # How many there were.
  def steps(map, method, act)
    count = 0
    map.public_send(method) do
      act.call if count == 0
      count += 1
    end
    count
  end

  # A text is a pattern; everything else is what it is.
  def pattern(item)
    item.is_a?(String) && item.encoding != Encoding::BINARY ? Regexp.new(item) : item
  end
end
