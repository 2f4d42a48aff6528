# SPDX-License-Identifier: MIT

# A copy of this process, spoken to through two pipes.
class Twin
  def self.offer(session)
    session.operation('fork', '') { session.keep(new(session)) }
    session.operation('twin', 'twin request') { |call| call.object('twin', Twin).ask(call['request']) }
    session.operation('twin_exit', 'twin') { |call| call.object('twin', Twin).exit }
  end

  def initialize(session)
    request_reader, @requests = IO.pipe
    @answers, answer_writer = IO.pipe
    @pid = fork do
      drop
      serve(session, request_reader, answer_writer)
    end
    [request_reader, answer_writer].each(&:close)
  end

  def ask(request)
    raise Refusal.new('ValueError', 'the twin has ended') unless @pid

    @requests.puts(request)
    answer = @answers.gets
    raise Refusal.new('other', 'the twin has ended', 'twin') unless answer

    answer.chomp.to_sym
  rescue SystemCallError
    raise Refusal.new('other', 'the twin has ended', 'twin')
  end

  # Let it end by itself, which it does when its input ends: its exit status.
  def exit
    raise Refusal.new('ValueError', 'the twin has ended') unless @pid

    @requests.close
    _, status = Process.wait2(@pid)
    @pid = nil
    status.exitstatus or raise Refusal.new('other', "ended by signal #{status.termsig}", 'twin')
  end

  def finish
    if @pid
      Process.kill('KILL', @pid)
      Process.wait(@pid)
    end
    drop
  end

  # This side's ends of the pipes.
  def drop
    [@requests, @answers].each(&:close)
  end

  private

  # Never returns: it ends as a program does.  The pipes to other twins are theirs: a copy that is kept open here would
  # keep them from seeing their end of input.
  def serve(session, input, output)
    others = session.objects.select { |_, object| object.is_a?(Twin) }
    others.each { |number, twin| session.objects.delete(number).then { twin.drop } }
    session.serve(input, output)
  rescue Exception
    exit!(1)
  else
    Kernel.exit(0)
  end
end
