# SPDX-License-Identifier: MIT

# The numbers of descriptors.  Standard input is moved to a high one, so that a file may have the
# number 0.  Ruby has no function that gives a file a number, only the system calls' numbers on Linux.
module Descriptors
  HIGH = 100
  F_DUPFD_CLOEXEC = 1030
  CALLS = { 'x86_64' => { dup3: 292, close: 3 }, 'aarch64' => { dup3: 24, close: 57 } }.freeze
  CLOEXEC = 0o2000000
  STANDARD = 2 # Ruby keeps the descriptors up to this one open

  @own_zero = false # the descriptor 0 is the /dev/null that requests() put there

  module_function

  def syscall(name, *arguments)
    number = CALLS.dig(RUBY_PLATFORM[/\A[^-]+/], name)
    raise Refusal.new('Unsupported', 'no number for a file here') unless number && RUBY_PLATFORM.include?('linux')

    Kernel.syscall(number, *arguments)
  end

  # The stream of requests.
  def requests
    requests = IO.for_fd($stdin.fcntl(F_DUPFD_CLOEXEC, HIGH))
    $stdin.reopen(File::NULL)
    @own_zero = true
    requests
  rescue SystemCallError
    $stdin
  end

  def open?(number)
    File.exist?("/dev/fd/#{number}")
  end

  # Give the number to the file that the block opens.  Returns the number.
  def move(number)
    if number.negative? || (open?(number) && !(number.zero? && @own_zero))
      raise Refusal.new('ValueError', "the number #{number} is not free")
    end

    io = yield
    return number.tap { io.autoclose = false } if io.fileno == number

    syscall(:dup3, io.fileno, number, CLOEXEC)
    io.close
    @own_zero &&= !number.zero?
    number
  end

  def close(io)
    number = io.fileno unless io.closed?
    io.close
    syscall(:close, number) if number && number <= STANDARD
    nil
  end
end
