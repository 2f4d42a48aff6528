# SPDX-License-Identifier: MIT

# Timing requests in one loop, each read before the clock is.  An operation for which the
# adapter has an expression is compiled into the loop as a user would write it,
# with the arguments' names in braces.  Any other is a call of its block.
class Repeat
  MOST = 1 << 40
  LOOP = <<~RUBY
    lambda do |%<names>s|
      begin_ = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)
      i = 0
      while i < count
        %<body>s
        i += 1
      end
      Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond) - begin_
    end
  RUBY

  def initialize(session, expressions)
    @session, @expressions = session, expressions
    @names, @values, @body = [], [], []
  end

  def self.offer(session, expressions)
    session.operation('repeat', 'count request') do |call|
      count = call['count']
      raise Refusal.new('TypeError', 'count is a number') unless count.is_a?(Integer)
      raise Refusal.new('ValueError', 'count is from 0 to 2^40') unless (0..MOST).cover?(count)

      new(session, expressions).run(count, call['request'].split("\n"))
    end
  end

  def run(count, lines)
    lines.each { |line| add(*line.split(' ')) }
    names = ['count', *@names].join(', ')
    eval(format(LOOP, names: names, body: @body.join("\n"))).call(count, *@values)
  end

  private

  # A name of the loop for the value.
  def name(value)
    @names << "a#{@names.size}"
    @values << value
    @names.last
  end

  def add(operation, *words)
    raise Refusal.new('Unsupported', "#{operation} is not repeated") if %w[destroy settle repeat].include?(operation)

    block, call = @session.read(operation, words)
    expression = @expressions[operation]&.call(call)
    @body << if expression
               expression.gsub(/\{(\w+)\}/) { name(call[$1]) }
             else
               "#{name(@session)}.forget(#{name(block)}.call(#{name(call)}))"
             end
  end
end
