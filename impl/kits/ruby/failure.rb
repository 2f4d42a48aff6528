# SPDX-License-Identifier: MIT

# An error of the adapter itself: what it does not offer, or cannot make.
class Refusal < StandardError
  attr_reader :kind

  def initialize(kind, message, native = 'adapter')
    super(message)
    @kind, @native = kind, native
  end

  attr_reader :native
end

# How an exception is answered: the kind is that of the first class here that it derives
# from.
module Failure
  KINDS = {
    SystemCallError => 'OSError',
    IOError => 'OSError',
    ArgumentError => 'ValueError',
    TypeError => 'TypeError',
    IndexError => 'IndexError',
    RangeError => 'OverflowError',
    NoMemoryError => 'MemoryError',
  }.freeze

  module_function

  def kind(error)
    return error.kind if error.is_a?(Refusal)

    KINDS.each { |type, kind| return kind if error.is_a?(type) }
    'other'
  end

  def write(error)
    number = error.is_a?(SystemCallError) ? error.errno : 'none'
    native = error.is_a?(Refusal) ? error.native : error.class.name

    ['err', kind(error), number, Value.text(native), Value.text(error.message)].join(' ')
  end
end
