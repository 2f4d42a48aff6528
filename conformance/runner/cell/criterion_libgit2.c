/* SPDX-License-Identifier: MIT
 *
 * Criterion shows how two unequal strings differ by libgit2, whose start reads all the
 * machine's certificates of authorities in each test's process.  Loading and starting it
 * was more than a third of what a test costs.  No test here compares by Criterion
 * (conformance/suite/verdict.c has words of its own), so these stand for it: the linker
 * takes them before those of an archive, and the dynamic linker before those of a library.
 * A difference that is asked for all the same is refused. */

int git_libgit2_init(void);
int git_libgit2_shutdown(void);
int git_diff_buffers(void);

/* How often it has been started. */
int git_libgit2_init(void)
{
	return 1;
}

int git_libgit2_shutdown(void)
{
	return 0;
}

/* An error; its arguments are not looked at. */
int git_diff_buffers(void)
{
	return -1;
}
