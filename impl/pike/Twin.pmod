// SPDX-License-Identifier: MIT
//! Copies of the adapter's process.

class Twin(object pid, Stdio.FILE channel)
{
  string exchange(string request)
  {
    if (!pid)
      .Failure.raise("ValueError", "the twin has ended");
    channel->write("%s\n", request);
    return channel->gets() || .Failure.raise("other", "the twin has ended");
  }

  //! Its exit status: it ends when its requests do.
  int exit_status()
  {
    if (!pid)
      .Failure.raise("ValueError", "the twin has ended");
    channel->close("w");
    int status = pid->wait(), number = pid->last_signal();
    pid = 0;
    return number ? .Failure.raise("other", "ended by signal " + number) : status;
  }

  void end()
  {
    if (!pid)
      return;
    pid->kill(signum("SIGKILL"));
    pid->wait();
  }
}

//! Fork a process that calls @[serve] with its end of a socket, and then ends as a program does.
Twin start(function(Stdio.FILE, Stdio.File : void) serve)
{
  Stdio.FILE here = Stdio.FILE();
  Stdio.File there = here->pipe();
  object pid = fork();
  if (pid) {
    there->close();
    return Twin(pid, here);
  }
  here->close();
  Stdio.FILE channel = Stdio.FILE();
  channel->assign(there);
  serve(channel, channel);
  exit(0);
}

int let_end(mapping(string:mixed) a)
{
  return a->twin->exit_status();
}

string ask(mapping(string:mixed) a)
{
  return a->twin->exchange(a->request);
}
