# SPDX-License-Identifier: MIT

# The values of the protocol (../../protocol/README.md): words to Ruby's objects and back.  A handle is
# an object of its own; everything else is what Ruby calls by that name.
module Value
  Handle = Struct.new(:number)

  WRONG = {
    'list' => -> { [] },
    'dict' => -> { {} },
    'object' => -> { Object.new },
    'function' => -> { proc {} },
  }.freeze

  module_function

  def parse(word)
    case word
    when 'none' then nil
    when 'true' then true
    when 'false' then false
    when /\A-?\d+\z/ then word.to_i
    when /\Ab:(\h*)\z/ then [$1].pack('H*')
    when /\At:(.*)\z/ then unescape($1)
    when /\Af:(.+)\z/ then Float($1)
    when /\A@(\d+)\z/ then Handle.new($1.to_i)
    when /\A\[/ then parse_list(word)
    when /\A(b\.\w+|w:\w+)/ then wrong(word)
    else raise Refusal.new('other', "no value: #{word}")
    end
  end

  def unescape(text)
    text.gsub(/%(\h\h)/) { $1.hex.chr }.force_encoding(Encoding::UTF_8)
  end

  # Strings are the only buffers of bytes that Ruby takes by itself.
  def wrong(word)
    make = WRONG[word.delete_prefix('w:')]
    raise Refusal.new('Unsupported', "Ruby has no #{word[0, 40]}") unless make

    make.call
  end

  # Commas and brackets occur in a list's elements only as those of lists.
  def parse_list(word)
    lists = [[]]
    word.scan(/[\[\],]|[^\[\],]+/) do |token|
      case token
      when '[' then lists.push([])
      when ']' then lists[-2].push(lists.pop)
      when ',' then next
      else lists.last.push(parse(token))
      end
    end
    lists[0][0]
  end

  def text(string)
    't:' + string.to_s.b.gsub(/[^\x21-\x24\x26-\x2b\x2d-\x5c\x5e-\x7e]/n) { |c| format('%%%02X', c.ord) }
  end

  # Bytes are binary strings; a symbol is written as a text.
  def write(value)
    case value
    when nil then 'none'
    when true, false, Integer then value.to_s
    when Float then "f:#{value}"
    when String then "b:#{value.unpack1('H*')}"
    when Symbol then text(value)
    when Array then "[#{value.map { |item| write(item) }.join(',')}]"
    when Handle then "@#{value.number}"
    else raise Refusal.new('other', "no word for #{value.class}")
    end
  end
end
