# SPDX-License-Identifier: MIT

# One call: the arguments that were given, by name.  Handles are the objects already.
class Call
  def initialize(session, names, words)
    @given = {}
    order = names.split
    words.each do |word|
      name, rest = word.match?(/\A[a-z_]+=/) ? word.split('=', 2) : [order[@given.size].to_s, word]
      name = name.delete_suffix('?')
      refuse('too many arguments, or an unknown one') unless order.any? { |n| n.delete_suffix('?') == name }
      @given[name] = session.resolve(Value.parse(rest))
    end
    order.each { |name| refuse("#{name} is missing") unless name.end_with?('?') || given?(name) }
  end

  # What is left of a list without the nils at its end, which stand for arguments that were left out.
  def self.arguments(*list)
    list.pop while !list.empty? && list.last.nil?
    list
  end

  # Was it given?  none counts.
  def given?(name)
    @given.key?(name)
  end

  def [](name)
    @given[name]
  end

  # The object of one of those classes.
  def object(name, *types)
    value = self[name]
    return value if types.any? { |type| value.is_a?(type) }

    refuse("#{name}: not one of #{types.join(', ')}")
  end

  # None of those may be given: the library has nothing like them.
  def lacks(*names)
    names.each do |name|
      raise Refusal.new('Unsupported', "the library has no #{name} here") unless self[name].nil?
    end
  end

  private

  def refuse(message)
    raise Refusal.new('TypeError', message)
  end
end
