/* SPDX-License-Identifier: MIT */

/* What os.h says: the page that a port to another system has to keep. */

#include "library_test.h"

#include <errno.h>
#include <fcntl.h>
#include <os.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WRONG = ENOTRECOVERABLE };
static const long huge_magic = 0x958458f6;

/* A function that fails returns -1 with errno set. */
static bool guard_fails(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	struct mmapobj *m = NULL;

	o.guarded = true;
	o.length = 1;
	for (int n = 1; n <= 2; n++) {
		fail_next("sigaction", n, WRONG);
		if (os_guard() != -1 || errno != WRONG)
			return false;
		fail_next("sigaction", n, WRONG);
		if (mmapobj_guard() != MMAPOBJ_OS || errno != WRONG)
			return false;
		fail_next("sigaction", n, WRONG);
		if (mmapobj_open(&m, -1, &o) != MMAPOBJ_OS || errno != WRONG || m != NULL)
			return false;
	}
	fail_next(NULL, 0, 0);
	return os_guard() == 0 && mmapobj_guard() == MMAPOBJ_OK;
}

static void test_failures(void)
{
	int fd = new_file(page());
	struct os_file file;
	bool inherited;

	report(os_describe(-1, &file) == -1 && errno == EBADF, "os_describe fails with -1");
	report(os_set_size(-1, 5) == -1 && errno == EBADF, "os_set_size fails with -1");
	report(os_inherited(-1, &inherited) == -1 && errno == EBADF, "os_inherited fails with -1");
	report(in_child(guard_fails), "a guard that cannot be put up is an error");
	report(os_duplicate(-1) == -1 && errno == EBADF, "os_duplicate fails with -1");
	report(os_open("/no/such/file", 0) == -1 && errno == ENOENT, "os_open fails with -1");
	fail_next("fallocate", 1, WRONG);
	report(os_reserve(fd, 0, 10) == -1 && errno == WRONG, "os_reserve fails with -1");
	fail_next("mlock", 1, WRONG);
	report(os_lock(&file, 1) == -1 && errno == WRONG, "os_lock fails with -1");
	report(fail_calls("munlock") == 1, "os_lock gives back what it had locked");
	fail_next(NULL, 0, 0);
	close(fd);
}

/* A call that a signal interrupts is made again. */
static void test_interrupted(void)
{
	int fd = new_file(page()), other;
	struct stat st;
	char path[64];

	fail_next("ftruncate", 1, EINTR);
	report(os_set_size(fd, 3) == 0 && fstat(fd, &st) == 0 && st.st_size == 3,
	       "os_set_size goes on after a signal");
	fail_next("fallocate", 1, EINTR);
	report(os_reserve(fd, 0, 3) == 0 && fail_calls("fallocate") == 2,
	       "os_reserve goes on after a signal");
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	fail_next("open", 1, EINTR);
	report((other = os_open(path, 0)) >= 0, "os_open goes on after a signal");
	/* An errno of before is none of these calls. */
	fail_next(NULL, 0, -1);
	errno = EINTR;
	report(os_set_size(fd, 2) == 0, "os_set_size looks at its own errno");
	os_close(other);
	close(fd);
}

static void test_reserve(void)
{
	static const int cannot[] = { EOPNOTSUPP, ENOSYS, EINVAL };
	int fd = new_file(10);
	struct stat st;

	for (size_t i = 0; i < 3; i++) {
		fail_next("fallocate", 1, cannot[i]);
		report(os_reserve(fd, 0, 5) == 0, "os_reserve: %s is no error",
		       strerror(cannot[i]));
	}
	fail_next(NULL, 0, 0);
	/* A hole gets room; what the bytes are stays, and so does the size. */
	report(ftruncate(fd, (off_t)(16 * page())) == 0 &&
	           os_reserve(fd, 0, (int64_t)(16 * page())) == 0 && fstat(fd, &st) == 0 &&
	           st.st_blocks * 512 >= (blkcnt_t)(16 * page()) &&
	           st.st_size == (off_t)(16 * page()),
	       "os_reserve gives a hole its room");
	close(fd);
}

static void test_open(void)
{
	char path[] = "/tmp/library-open-XXXXXX";
	int fd = mkstemp(path), made;
	struct stat st;
	mode_t mask = umask(0);
	bool inherited = true;

	unlink(path);
	made = os_open(path, O_CREAT);
	report(made >= 0 && fstat(made, &st) == 0 && (st.st_mode & 0777) == 0666,
	       "os_open creates a file with mode 0666");
	report(os_inherited(made, &inherited) == 0 && !inherited,
	       "os_open's descriptor closes on exec");
	umask(mask);
	unlink(path);
	report(fcntl(fd, F_SETFD, 0L) == 0 && os_inherited(fd, &inherited) == 0 && inherited,
	       "os_inherited sees a descriptor that stays open");
	errno = WRONG;
	os_close(made);
	os_close(-1);
	report(errno == WRONG, "os_close leaves errno");
	close(fd);
}

static void test_map(void)
{
	int fd = new_file(2 * page());
	const int fixed[] = { MAP_FIXED, MAP_FIXED_NOREPLACE };
	unsigned char *base;

	for (size_t i = 0; i < 2; i++) {
		errno = 0;
		report(os_map(page(), PROT_READ, MAP_SHARED | fixed[i], fd, 0) == NULL &&
		           errno == EINVAL,
		       "os_map takes no address, flag %#x", (unsigned)fixed[i]);
	}
	base = os_map(page(), PROT_READ, MAP_SHARED, fd, (int64_t)page());
	report(base != NULL && base[0] == file_byte(page()), "os_map maps from the offset");
	report(os_unmap(base, page()) == 0, "os_unmap");
	base = os_map(page(), PROT_READ | PROT_WRITE, MAP_PRIVATE, -1, 0);
	report(base != NULL && base[0] == 0, "os_map of -1 is anonymous memory");
	os_unmap(base, page());
	close(fd);
}

static void test_unit(void)
{
	int fd = new_file(10), zero;

	report(os_unit(fd) == os_page() && os_unit(-1) == os_page(), "os_unit is a page");
	fail_magic = huge_magic;
	fail_block = 2 * os_page();
	report(os_unit(fd) == 2 * os_page() && os_unit(-1) == os_page(),
	       "os_unit is a huge page where there are some");
	zero = dup(0);
	if (zero >= 0 && dup2(fd, 0) == 0)
		report(os_unit(0) == 2 * os_page(), "os_unit of descriptor 0");
	dup2(zero, 0);
	close(zero);
	fail_magic = 0;
	close(fd);
}

static void test_last_byte(void)
{
	static const unsigned char text[] = "abcabc";

	report(os_last_byte(text, 'b', 6) == text + 4 && os_last_byte(text, 'c', 5) == text + 2 &&
	           os_last_byte(text, 'x', 6) == NULL && os_last_byte(text, 'a', 0) == NULL,
	       "os_last_byte");
}

void test_os(void)
{
	test_failures();
	test_interrupted();
	test_reserve();
	test_open();
	test_map();
	test_unit();
	test_last_byte();
}
