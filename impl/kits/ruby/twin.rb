# SPDX-License-Identifier: MIT

# A copy of this process, spoken to through two pipes.
class Twin
  def self.offer(session)
    session.operation('fork', '') { session.keep(new(session)) }
    session.operation('twin', 'twin request') { |call| call.object('twin', Twin).ask(call['request']) }
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
    @requests.puts(request)
    answer = @answers.gets
    raise Refusal.new('other', 'the twin has ended', 'twin') unless answer

    answer.chomp.to_sym
  rescue SystemCallError
    raise Refusal.new('other', 'the twin has ended', 'twin')
  end

  def finish
    Process.kill('KILL', @pid)
    Process.wait(@pid)
    drop
  end

  # This side's ends of the pipes.
  def drop
    [@requests, @answers].each(&:close)
  end

  private

  # Never returns.  The pipes to other twins are theirs: a copy that is kept open here would
  # keep them from seeing their end of input.
  def serve(session, input, output)
    others = session.objects.select { |_, object| object.is_a?(Twin) }
    others.each { |number, twin| session.objects.delete(number).then { twin.drop } }
    session.serve(input, output)
  ensure
    exit!(0)
  end
end
