# SPDX-License-Identifier: MIT

# A call into which another comes: an argument that has an effect on the object when Ruby
# asks it for its number or its string.
class Entering
  def initialize(value, &effect)
    @value = value
    @effect = effect
  end

  def enter
    @effect.call
    @value
  end

  alias to_int enter
  alias to_str enter

  # What `native reenter` was given: the operation's name and its arguments, those that stand
  # in a list of their own with the effect.
  def self.call(list, &effect)
    name, *arguments = list
    [name, arguments.map { |item| item.is_a?(Array) ? new(item[0], &effect) : item }]
  end
end
