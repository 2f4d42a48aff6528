# SPDX-License-Identifier: MIT

require_relative 'failure'
require_relative 'value'
require_relative 'call'
require_relative 'files'
require_relative 'twin'

# One conversation: the objects behind the handles, and the requests.  An adapter makes a session with
# what the handshake tells of the implementation, texts and lists of texts by name.  It gives the session
# operations, beyond those on files and copies of the process, and calls serve().  An operation is the
# names of its arguments, with "?" at those that may be left out, and a block: it is called
# with a Call, and what it returns is the answer's value.
class Session
  attr_reader :objects

  def initialize(about)
    @about = about
    @objects, @last = {}, 0
    @operations = {}
    operation('destroy', 'object') { |call| destroy(call) }
    operation('settle', '') { settle }
    Files.offer(self)
    Twin.offer(self)
  end

  def operation(name, arguments, &block)
    @operations[name] = [arguments, block]
  end

  def keep(object)
    @objects[@last += 1] = object
    Value::Handle.new(@last)
  end

  # The object itself for a handle; in a list too.
  def resolve(value)
    case value
    when Array then value.map { |item| resolve(item) }
    when Value::Handle
      @objects.fetch(value.number) { raise Refusal.new('TypeError', "no object @#{value.number}") }
    else value
    end
  end

  # The block of a request, and its call.
  def read(name, words)
    arguments, block = @operations[name]
    raise Refusal.new('Unsupported', name.to_s) unless block

    [block, Call.new(self, arguments, words)]
  end

  # Drop what nobody asked to keep.
  def forget(value)
    @objects.delete(value.number) if value.is_a?(Value::Handle)
  end

  # Answer requests of standard input until it ends, or those of another stream.  Each runs on a stack of its own: what is left
  # there of an object keeps it from being collected.
  def serve(input = Descriptors.requests, output = $stdout)
    while (line = input.gets)
      output.write(Fiber.new { answer(line.chomp) }.resume, "\n")
      output.flush
    end
  end

  private

  # Ruby has no other end for an object than being forgotten; files are the adapter's own.
  def destroy(call)
    object = call['object']
    raise Refusal.new('TypeError', 'not a handle') unless @objects.any? { |_, kept| kept.equal?(object) }

    object.finish if object.respond_to?(:finish)
    @objects.delete_if { |_, kept| kept.equal?(object) }
    nil
  end

  def settle
    2.times { GC.start }
    nil
  end

  def hello(words)
    raise Refusal.new('Unsupported', 'a protocol other than version 1') unless words == ['1']

    require 'etc'
    page = Etc.sysconf(Etc::SC_PAGESIZE)
    told = @about.map { |name, value| "#{name}=#{value.is_a?(Array) ? list(value) : Value.text(value)}" }
    "protocol=1 language=t:Ruby #{told.join(' ')} operations=#{list(['hello', *@operations.keys.sort])} " \
      "page=#{page} granularity=#{page}"
  end

  def list(texts)
    "[#{texts.map { |text| Value.text(text) }.join(',')}]"
  end

  def run(name, words)
    return hello(words) if name == 'hello'

    block, call = read(name, words)
    Value.write(block.call(call))
  end

  def answer(line)
    id, name, *words = line.split(' ')
    "#{id} ok #{run(name, words)}"
  rescue StandardError, NoMemoryError => error
    "#{id} #{Failure.write(error)}"
  end
end
