# SPDX-License-Identifier: MIT

require_relative 'descriptors'

# Files, opened and asked by the adapter itself: what Ruby's libraries take is the IO object.
# A file may have another one that has to live as long.
Opened = Struct.new(:io, :other) do
  # Close what is still open.
  def finish
    [io, other].compact.each { |one| Descriptors.close(one) }
  end
end

module Files
  MODES = { 'r' => File::RDONLY, 'w' => File::WRONLY, 'rw' => File::RDWR,
            'wa' => File::WRONLY | File::APPEND, 'rwa' => File::RDWR | File::APPEND }.freeze
  O_PATH = 0o10000000
  MEMFD_CREATE = { 'x86_64' => 319, 'aarch64' => 279 }.freeze
  CLOEXEC = 1

  KINDS = {
    'closed' => -> { Opened.new(File.open(File::NULL).tap(&:close)) },
    'directory' => -> { Opened.new(File.open('/')) },
    'pipe' => -> { Opened.new(*IO.pipe) },
    'socket' => -> { Opened.new(tcp_socket) },
    'path' => -> { Opened.new(IO.for_fd(IO.sysopen('/proc/self/exe', O_PATH))) },
    'memfd' => -> { Opened.new(memfd) },
    'null' => -> { Opened.new(File.open(File::NULL, File::RDWR)) },
    'zero' => -> { Opened.new(File.open('/dev/zero', File::RDWR)) },
  }.freeze

  module_function

  def tcp_socket
    require 'socket'
    Socket.new(:INET, :STREAM)
  end

  # One page long.  Ruby has no function for it, only the system call's number on Linux.
  def memfd
    number = MEMFD_CREATE[RUBY_PLATFORM[/\A[^-]+/]]
    raise Refusal.new('Unsupported', 'no memfd here') unless number && RUBY_PLATFORM.include?('linux')

    require 'etc'
    file = File.for_fd(Kernel.syscall(number, 'mmapspec', CLOEXEC), File::RDWR)
    file.truncate(Etc.sysconf(Etc::SC_PAGESIZE))
    file
  end

  def works?(io)
    !io.closed? && io.stat.is_a?(File::Stat)
  rescue SystemCallError
    false
  end

  def special(kind)
    make = KINDS[kind] or raise Refusal.new('Unsupported', "a file of the kind #{kind}")
    make.call
  end

  def open(path, mode, number)
    flags = MODES[mode] or raise Refusal.new('ValueError', 'a mode is r, w, rw, wa or rwa')
    flags |= File::BINARY
    return Opened.new(File.open(path, flags)) unless number

    Opened.new(File.for_fd(Descriptors.move(number) { File.open(path, flags) }, flags))
  end

  # What the library is given for an argument: a file's IO object.
  def given(value)
    value.is_a?(Opened) ? value.io : value
  end

  # This process, as /proc shows it to itself.
  def process(name)
    path = File.join('/proc/self', name)
    return File.binread(path) unless File.directory?(path)

    links = Dir.children(path).select { |entry| File.symlink?(File.join(path, entry)) }
    links.map { |entry| "#{entry} #{File.readlink(File.join(path, entry))}\n" }.join.b
  end

  def offer(session)
    session.operation('file_open', 'path mode number?') do |call|
      session.keep(open(call['path'], call['mode'], call['number']))
    end
    session.operation('file_close', 'file') { |call| Descriptors.close(call.object('file', Opened).io) }
    session.operation('process', 'name') { |call| process(call['name']) }
    session.operation('file_works', 'file') { |call| works?(call.object('file', Opened).io) }
    session.operation('file_position', 'file') { |call| call.object('file', Opened).io.sysseek(0, IO::SEEK_CUR) }
    session.operation('file_seek', 'file position') do |call|
      call.object('file', Opened).io.sysseek(call['position'], IO::SEEK_SET)
    end
    session.operation('file_special', 'kind') { |call| session.keep(special(call['kind'])) }
  end
end
