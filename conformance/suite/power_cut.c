/* SPDX-License-Identifier: MIT
 *
 * The samples of a test that cuts the power, and whether there can be any. */
#include "power_cut.h"
#include "power_cut_private.h"
#include "files.h"
#include "test_memory.h"
#include "notes.h"
#include "session.h"
#include "verdict.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Spoiled samples that a test puts up with. */
enum { MOST_SPOILED = 3 };

static struct {
	bool mounted;
	const char *dir;
	struct image image;
	unsigned good, cuts, lost;
} power;

static void must(const char *wrong)
{
	if (wrong != NULL)
		broken("power cut: %s", wrong);
}

/* Once for a test: everything that it creates from here on is on the image. */
static void enter(void)
{
	const char *dir = getenv("MMAPSPEC_DIR");

	if (power.dir != NULL)
		return;
	note_outside("it needs a file system whose power can be cut");
	power.dir = dir != NULL ? keep_text(dir, strlen(dir)) : "/tmp";
	setenv("MMAPSPEC_DIR", keep_format("/proc/%d/root%s", (int)gettid(), power.dir), 1);
	must(mount_namespace());
}

void power_small_disk(void)
{
	enter();
	must(disk_make(power.dir));
}

void power_fill_disk(void)
{
	must(disk_fill());
}

static void turn_on(void)
{
	int backing;

	enter();
	backing = disk_made() ? disk_file(power.dir) : image_memory(power.dir);
	if (backing < 0)
		must(power_reason("no image"));
	must(image_attach(backing, &power.image));
	close(backing);
	must(mount_image(&power.image, power.dir));
	power.mounted = true;
}

/* An adapter in a container of its own is not to blame for what it cannot see. */
static void reach(void)
{
	const char *path = keep_format("%s/control", getenv("MMAPSPEC_DIR"));
	const struct answer *a = CALL(file_open, BYTES(path, strlen(path)), T("r"));

	if (!a->ok)
		skip("no power cuts here: the adapter cannot open %s", path);
	CALL(file_close, result(a));
}

void power_begin(void)
{
	if (!power.mounted)
		turn_on();
	files_forget(false);
	must(control_change(power.dir));
	use_adapter(0);
	reach();
}

bool power_sample(unsigned wanted)
{
	if (power.good == wanted)
		return false;
	power_begin();
	return true;
}

unsigned power_number(void)
{
	return power.good;
}

/* Page by page: what is written at once may be kept as one piece of memory, and is then
 * written back as one, so that a flush of too little would not show. */
struct file *power_file(int64_t size)
{
	struct file *f = new_file(NULL, 0);
	unsigned char *bytes = keep_room((size_t)page());

	for (int64_t at = 0; at < size; at += page()) {
		size_t part = (size_t)(size - at < page() ? size - at : page());

		pattern_fill(bytes, at, part);
		file_store(f, at, bytes, part);
	}
	if (fsync(f->fd) != 0)
		broken("cannot bring %s to the disk: %s", f->path, strerror(errno));
	return f;
}

void power_shut_down(void)
{
	must(mount_shut_down(power.dir));
}

bool power_cut(void)
{
	int lost;

	power_shut_down();
	sessions_end();
	control_unmap();
	files_close();
	must(mount_end(power.dir));
	must(mount_image(&power.image, power.dir));
	files_open();
	lost = control_lost(power.dir);
	if (lost < 0)
		broken("power cut: the control pages cannot be read");
	power.cuts++;
	power.lost += (unsigned)lost;
	power.good += (unsigned)lost;
	verdict_cuts(power.cuts, power.lost);
	if (power.cuts - power.lost > MOST_SPOILED)
		broken("power cut: %u of %u cuts kept unflushed pages", power.cuts - power.lost,
		       power.cuts);
	return lost != 0;
}

void expect_survived(const struct file *f, int64_t offset, int64_t size, unsigned char byte)
{
	unsigned char *found = keep_room((size_t)size);
	ssize_t n = pread(f->fd, found, (size_t)size, offset);
	int64_t at = 0;

	while (at < n && found[at] == byte)
		at++;
	expect(n == size, "expected %lld bytes in the file at %lld after the power cut, found %zd",
	       (long long)size, (long long)offset, n);
	expect(at == size, "lost by the power cut: byte %lld of the file, which was flushed",
	       (long long)(offset + at));
}

/* One cut, made in a child, since a process that has left the mount namespace does not come
 * back. */
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

static void probe(const char *dir, int out)
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
		probe(dir, channel[1]);
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
