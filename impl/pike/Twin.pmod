// SPDX-License-Identifier: MIT
//! Copies of the adapter's process.

class Twin(object pid, Stdio.FILE channel)
{
  string exchange(string request)
  {
    channel->write("%s\n", request);
    return channel->gets() || .Failure.raise("other", "the twin has ended");
  }

  void end()
  {
    pid->kill(signum("SIGKILL"));
    pid->wait();
  }
}

//! Fork a process that calls @[serve] with its end of a socket.
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
  _exit(0);
}

string ask(mapping(string:mixed) a)
{
  return a->twin->exchange(a->request);
}
