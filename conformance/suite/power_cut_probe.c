/* SPDX-License-Identifier: MIT
 *
 * Can power cuts be made here?  One cut, made in a child, since a process that has left
 * the mount namespace does not come back. */
#include "power_cut.h"
#include "power_cut_private.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *cut_once(const char *dir)
{
	int backing = image_memory(dir);
	struct image image;
	const char *wrong = backing < 0 ? power_reason("no file in memory") : mount_namespace();

	if (wrong == NULL)
		wrong = image_attach(backing, &image);
	if (wrong == NULL)
		wrong = mount_image(&image, dir);
	if (wrong == NULL)
		wrong = mount_shut_down(dir);
	if (wrong == NULL)
		wrong = mount_end(dir);
	return wrong;
}

static void answer(const char *dir, int out)
{
	const char *wrong = cut_once(dir);

	if (wrong == NULL)
		_exit(0);
	_exit(write(out, wrong, strlen(wrong)) > 0 ? 1 : 2);
}

const char *power_probe(const char *dir)
{
	static char why[256];
	int channel[2], status = -1;
	ssize_t n;
	pid_t pid;

	if (geteuid() != 0)
		return "needs root";
	if (pipe(channel) != 0)
		return "no pipe";
	pid = fork();
	if (pid == 0)
		answer(dir, channel[1]);
	close(channel[1]);
	n = read(channel[0], why, sizeof(why) - 1);
	close(channel[0]);
	if (pid < 0 || waitpid(pid, &status, 0) < 0)
		return "no process to try it in";
	why[n > 0 ? n : 0] = '\0';
	if (status == 0)
		return NULL;
	return n > 0 ? why : "trying it failed";
}
