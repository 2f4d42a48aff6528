/* SPDX-License-Identifier: MIT */
#include "runner_link.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>

static int runner = -1;

void runner_connect(void)
{
	const char *path = getenv("MMAPSPEC_BROKER");
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path != NULL ? path : "");
	runner = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	if (runner < 0 || connect(runner, (struct sockaddr *)&address, sizeof(address)) != 0) {
		fprintf(stderr, "no runner answers at %s: %s\n", address.sun_path, strerror(errno));
		abort();
	}
}

/* The answer is "leased PID REUSABLE" with two descriptors, or "failed WHY". */
static const char *receive_lease(struct lease *out)
{
	static char text[1024];
	union {
		struct cmsghdr header;
		char room[CMSG_SPACE(2 * sizeof(int))];
	} control;
	struct iovec part = { .iov_base = text, .iov_len = sizeof(text) - 1 };
	struct msghdr message = { .msg_iov = &part,
		                  .msg_iovlen = 1,
		                  .msg_control = &control,
		                  .msg_controllen = sizeof(control) };
	ssize_t n = recvmsg(runner, &message, MSG_CMSG_CLOEXEC);
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	int fds[2];

	text[n > 0 ? n : 0] = '\0';
	if (header == NULL || sscanf(text, "leased %d %d", &out->pid, &out->reusable) != 2)
		return n > 0 ? text : "the runner is gone";
	memcpy(fds, CMSG_DATA(header), sizeof(fds));
	out->in = fds[0];
	out->out = fds[1];
	return NULL;
}

const char *runner_lease(const char *id, bool unprivileged, struct lease *out)
{
	char text[256];
	int n = snprintf(text, sizeof(text), "lease %d %s", unprivileged, id);

	if (send(runner, text, (size_t)n, MSG_NOSIGNAL) < 0)
		return "the runner is gone";
	return receive_lease(out);
}

/* The answer is "dropped HOW", without HOW if we asked for its end. */
const char *runner_drop(int pid, bool kill)
{
	static const char answer[] = "dropped ";
	static char text[256];
	int n = snprintf(text, sizeof(text), "drop %d %d", pid, kill);
	ssize_t got = -1;

	if (send(runner, text, (size_t)n, MSG_NOSIGNAL) >= 0)
		got = recv(runner, text, sizeof(text) - 1, 0);
	text[got > 0 ? got : 0] = '\0';
	return strncmp(text, answer, strlen(answer)) == 0 && text[strlen(answer)] != '\0'
	           ? text + strlen(answer)
	           : NULL;
}

/* Once in a second will do. */
void runner_more_time(void)
{
	static time_t last;
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
	if (now.tv_sec == last)
		return;
	last = now.tv_sec;
	runner_report("more");
}

void runner_tell(const char *word, const char *object)
{
	char *text = NULL;

	if (asprintf(&text, "%s %s", word, object) < 0)
		text = NULL;
	runner_report(text);
	free(text);
}

void runner_report(const char *verdict)
{
	if (verdict == NULL || send(runner, verdict, strlen(verdict), MSG_NOSIGNAL) < 0) {
		fprintf(stderr, "the verdict did not reach the runner\n");
		abort();
	}
}
