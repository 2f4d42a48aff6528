/* SPDX-License-Identifier: MIT */
#ifndef PLAY_PARTS_H
#define PLAY_PARTS_H

/* What the files of the player share.  Unless a comment says more, a function returns PLAYED if
 * all is as the model has it, and FAILED after play_fail() if it is not. */

#include "play.h"

/* --- the steps ---------------------------------------------------------------------------- */

/* STEP_FILE; and STEP_WRITE, STEP_SIZE, STEP_UNLINK and STEP_RENAME.  LEFT_OUT_STEP if the file
 * exists already, or does not exist. */
enum played play_make_file(struct player *p, const struct step *s);
enum played play_change_file(struct player *p, const struct step *s);

/* STEP_OPEN and STEP_FORK.  LACKING if the adapter cannot do it. */
enum played play_open(struct player *p, const struct step *s);
enum played play_fork(struct player *p, const struct step *s);

/* STEP_SEEK, STEP_CLOSE and STEP_EXIT; and STEP_DESTROY of the object of that number.
 * LEFT_OUT_STEP if there is no such object, or if the step is not possible now. */
enum played play_support(struct player *p, const struct step *s);
enum played play_destroy(struct player *p, int number);

/* STEP_CALL. */
enum played play_call(struct player *p, const struct step *s);

/* --- requests ----------------------------------------------------------------------------- */

/* Send a request.  LACKING if the adapter does not offer it; FAILED if the process ended or did
 * not answer; otherwise PLAYED, and *out is the answer, which may be an error. */
enum played play_ask(struct player *p, enum operation op, const struct arg *args,
                     const struct answer **out);

/* The same for an answer that has arrived. */
enum played play_judge_life(struct player *p, const struct answer *a);

/* The step's arguments: q gets them with the model's numbers of objects, sent with the adapter's
 * handles.  False if an argument names an object that does not exist; q and sent are then of no
 * use. */
bool play_translate(const struct player *p, const struct step *s, struct question *q,
                    struct arg *sent);

/* Put the path of the file in place of the handle of its descriptor, the first argument.  False if
 * the file has no name any more. */
bool play_name_path(const struct player *p, const struct step *s, struct arg *sent);

/* Forget all files and objects of the script. */
void play_forget(struct player *p);

/* --- quick scripts -------------------------------------------------------------------------- */

enum { PLAY_LOOKS = 64 };

/* Let the request wait, in a quick script.  Its answer must be allowed by q; if q is NULL it must
 * be a success.  *handle is the handle that it must make, unless it is NULL.  False if the request
 * cannot wait.  Watched requests must leave the open descriptors as they were. */
bool play_wait(struct player *p, enum operation op, const struct arg *args,
               const struct question *q, bool watched, int64_t *handle);

/* Is the script quick? */
bool play_is_quick(void);

/* play_flush() with at most PLAY_LOOKS requests more.  Returns how many answers to those came. */
size_t play_flush_with(struct player *p, const struct suite_request *more, size_t count,
                       const struct answer **out);

/* Does a request wait? */
bool play_waits(void);

/* Remember the handle of an answer, from which the next one is told. */
void play_note_handle(const struct answer *a);

/* Does the operation make a map or a region from a file? */
bool play_constructs(enum operation op);

/* --- a forked child ----------------------------------------------------------------------- */

/* Have the child s->object do the call.  *out is its answer if the result is PLAYED. */
enum played play_ask_child(struct player *p, const struct step *s, const struct question *q,
                           const struct arg *sent, const struct answer **out);

/* Is it a child's call that the model cannot judge? */
bool play_child_differs(const struct player *p, const struct step *s, const struct question *q);

/* If the child does the call, does its parent see what the call changes?  The first argument is a
 * handle. */
bool play_reaches_parent(const struct player *p, const struct question *q);

/* No document says whether the parent sees such a change, and its memory may be either: true, and
 * the memory is no longer compared. */
bool play_opens_to_parent(const struct player *p, const struct question *q);

/* --- answers ------------------------------------------------------------------------------ */

/* Is the answer among the allowed ones?  It becomes p->last. */
enum played play_judge(struct player *p, const struct step *s, const struct question *q,
                       const struct answer *a);

/* The process died or did not answer.  LEFT_OUT_STEP if the model allows a signal here: the
 * script then has nothing left. */
enum played play_judge_fault(struct player *p, const struct question *q, const struct answer *a);

/* After an error: every file must have its size and the process the descriptors that it had
 * before.  before is their number, or -1 if it was not counted. */
enum played play_judge_refusal(struct player *p, int before, const struct answer *refused);

/* What the model allows, in words: ok 3, ValueError or TypeError (python-tests/30).  It lives until
 * the test's memory is given back. */
const char *play_allowed(const struct allowed *a);

/* --- files and objects -------------------------------------------------------------------- */

/* Whole contents are compared up to PLAY_WHOLE bytes.  Of longer ones the PLAY_ENDS bytes at each
 * end are, and what a step stored. */
enum { PLAY_WHOLE = 1 << 16, PLAY_ENDS = 256 };

/* Compare size bytes of what that is named, which begin at offset `at`. */
enum played play_compare(struct player *p, const char *what, int64_t at,
                         const unsigned char *wanted, const unsigned char *found, size_t size);

/* Compare one object, or only what op tells of it (OP_hello: everything).  LEFT_OUT_STEP if there
 * is no such object. */
enum played play_look_at(struct player *p, int number, enum operation op);

/* Compare the files alone, with plain system calls. */
enum played play_look_files(struct player *p);

/* --- the process -------------------------------------------------------------------------- */

/* Is something compared of the call that only the process shows? */
bool play_witnesses(const struct question *q);

/* What only the process shows.  Call play_watch() before a call, and play_witness() after it if
 * its answer is allowed. */
void play_watch(struct player *p, const struct question *q);
enum played play_witness(struct player *p, const struct question *q, const struct answer *a);

/* After a flush that succeeded: its range must be written to the disk.  Nothing is compared where
 * the system does not tell. */
enum played play_look_at_disk(struct player *p, const struct question *q, const struct answer *a,
                              const struct file *f);

/* The times of modification of the files, and their sizes if a call is refused.  Call
 * play_begin_times() when a file was made, play_watch_times() before a call or several, and
 * play_note_times() for each of them whose answer is allowed, then play_look_at_times() with the
 * last answer. */
void play_begin_times(struct player *p, int file);
void play_watch_times(struct player *p);
void play_note_times(struct player *p, const struct question *q, bool succeeded);
enum played play_look_at_times(struct player *p, const struct answer *a);

/* Does the open object map that file?  NULL: anonymous memory. */
bool play_maps_file(const struct model_object *o, const struct model_file *f);

/* The map entries of the file: none without an open map of it, and each as a map asked for it. */
enum played play_look_at_entries(struct player *p, const struct answer *a,
                                 const struct model_file *f, const struct file *real);

/* The descriptors of the file.  Call play_watch_descriptors() before the call; closed: the object
 * was closed then.  Afterwards no more may be open than the objects need, none may be closed that
 * the object did not own, and flags stay as they were. */
void play_watch_descriptors(const struct file *real, bool closed);
enum played play_look_at_descriptors(struct player *p, const struct question *q,
                                     const struct answer *a, const struct model_file *f,
                                     const struct file *real);

/* --- leaks -------------------------------------------------------------------------------- */

/* How many descriptors are open before a script. */
int play_open_before(void);

/* The adapter closed that many descriptors of its own, for good. */
void play_expect_fewer(struct player *p, int closed);

/* Did the script end without a collection of garbage? */
void play_leave_garbage(bool left);

/* Does the process keep for a while what was destroyed, because it collects garbage? */
bool play_collects(void);

/* Did the last script leave the process with neither descriptors nor maps of its files? */
bool play_left_nothing(void);

/* After everything was destroyed: the process must have as many descriptors as before, and no map
 * of a file of the script. */
void play_look_for_leaks(struct player *p);

#endif
