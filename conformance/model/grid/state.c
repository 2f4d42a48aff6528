/* SPDX-License-Identifier: MIT
 *
 * The states, their names, and which of them are possible. */
#include "state.h"
#include "cover.h"

static const char *const backings[] = {
	[BACKING_FILE] = "file",
	[BACKING_PAGES] = "pages",
	[BACKING_WINDOW] = "window",
	[BACKING_REST] = "rest",
	[BACKING_ANONYMOUS] = "anonymous",
	[BACKING_PRIVATE] = "anonymous-private",
	[BACKING_UNTRACKED] = "untracked",
	[BACKING_SPARSE] = "sparse",
	[BACKING_LONG] = "long",
	[BACKING_GO] = "go",
	[BACKING_REGION] = "region",
	[BACKING_FLAGS] = "file-private",
	[BACKING_IGNORED] = "file-ignored",
	[BACKING_EMPTY] = "empty",
};
static const char *const modes[] = { "default", "read", "write", "copy" };
static const char *const places[] = { "start", "middle", "last", "end", "past" };
static const char *const events[] = {
	[EVENT_NOTHING] = "fresh",
	[EVENT_CLOSED] = "closed",
	[EVENT_GROWN] = "grown",
	[EVENT_SHRUNK] = "shrunk",
	[EVENT_LENT] = "lent",
	[EVENT_CUT] = "file-cut",
	[EVENT_EMPTIED] = "file-emptied",
	[EVENT_EXTENDED] = "file-extended",
	[EVENT_APPENDED] = "file-appended",
	[EVENT_WRITTEN] = "file-written",
	[EVENT_UNLINKED] = "file-unlinked",
	[EVENT_RENAMED] = "file-renamed-over",
	[EVENT_DESCRIPTOR] = "descriptor-closed",
	[EVENT_STORED] = "stored",
	[EVENT_SECOND] = "mapped-twice",
	[EVENT_FORKED] = "forked",
	[EVENT_KILLED] = "child-killed",
	[EVENT_ENDED] = "child-ended",
	[EVENT_CHILD] = "in-child",
	[EVENT_LOCKED] = "locked",
	[EVENT_VIEW] = "through-view",
	[EVENT_REPLACED] = "replaced",
	[EVENT_ANOTHER] = "another-destroyed",
};
static const char *const openings[] = { "update", "positioned", "appending", "read-only",
	                                "number-0" };

const char *state_backing(const struct state *s)
{
	return backings[s->backing];
}

const char *state_mode(const struct state *s)
{
	return modes[s->mode];
}

const char *state_event(const struct state *s)
{
	return events[s->event];
}

const char *state_opened(const struct state *s)
{
	return openings[s->opened];
}

const char *state_text(const struct state *s)
{
	return keep_format("%s, %s, position %s, %s, descriptor %s", backings[s->backing],
	                   modes[s->mode], places[s->place], events[s->event], openings[s->opened]);
}

/* --- what is possible ---------------------------------------------------------------- */

static bool is(unsigned char value, unsigned char wanted)
{
	return value == wanted;
}

static bool chosen(unsigned char value)
{
	return value != COVER_OPEN;
}

static bool anonymous(const struct state *s)
{
	return is(s->backing, BACKING_ANONYMOUS) || is(s->backing, BACKING_PRIVATE);
}

static bool large(const struct state *s)
{
	return is(s->backing, BACKING_SPARSE) || is(s->backing, BACKING_LONG);
}

static bool closes(const struct state *s)
{
	return is(s->event, EVENT_CLOSED) || is(s->event, EVENT_REPLACED);
}

static bool maps_twice(const struct state *s)
{
	return is(s->event, EVENT_SECOND) || is(s->event, EVENT_REPLACED) ||
	       is(s->event, EVENT_ANOTHER);
}

bool state_foreign(const struct state *s)
{
	return is(s->backing, BACKING_GO) || is(s->backing, BACKING_REGION);
}

/* Does the adapter offer what the state needs? */
static bool offered(const struct state *s)
{
	enum operation c = state_constructor_of(s);
	bool python = c == OP_map_fd && claims("python");

	if (state_foreign(s) && (!offers(c) || c == state_constructor()))
		return false;
	if (is(s->mode, ACCESS_DEFAULT) && !python &&
	    !(c == OP_map_fd && is(s->backing, BACKING_ANONYMOUS)))
		return chosen(s->backing) ? false : c == OP_map_fd;
	if (anonymous(s) && c != OP_map_fd && c != OP_go_map_region)
		return false;
	if (c == OP_go_map && (is(s->backing, BACKING_WINDOW) || is(s->backing, BACKING_REST)))
		return false;
	/* On Windows there is one kind of anonymous memory, and number 0 means that as well. */
	if (on_windows() && (is(s->backing, BACKING_PRIVATE) || is(s->opened, OPENED_ZERO)))
		return false;
	if (is(s->opened, OPENED_APPENDING) && !can(NEEDS_APPEND))
		return false;
	if (is(s->backing, BACKING_PRIVATE) && !python && c != OP_go_map_region)
		return false;
	/* Older editions have neither an offset nor -1 for anonymous memory. */
	if (python && !python_at_least(2, 6) &&
	    (anonymous(s) || is(s->backing, BACKING_WINDOW) || is(s->backing, BACKING_REST)))
		return false;
	if ((is(s->backing, BACKING_FLAGS) || is(s->backing, BACKING_IGNORED)) &&
	    (!python || on_windows()))
		return false;
	if (is(s->backing, BACKING_UNTRACKED) &&
	    !(python && python_at_least(3, on_windows() ? 15 : 13)))
		return false;
	if (chosen(s->place) && s->place != PLACE_START &&
	    (!offers(OP_seek) || (c != OP_map_fd && c != OP_map_path)))
		return false;
	if ((is(s->event, EVENT_GROWN) || is(s->event, EVENT_SHRUNK)) && c != OP_map_fd &&
	    c != OP_map_path)
		return false;
	if ((is(s->place, PLACE_PAST) || is(s->event, EVENT_GROWN) || is(s->event, EVENT_SHRUNK)) &&
	    !offers(OP_resize))
		return false;
	if ((is(s->event, EVENT_LENT) || is(s->event, EVENT_VIEW)) && !offers(OP_export))
		return false;
	if (is(s->event, EVENT_LOCKED) && !offers(OP_lock))
		return false;
	if (closes(s) && !offers(OP_close) && !offers(OP_unmap) && !offers(OP_release))
		return false;
	if (chosen(s->event) && s->event >= EVENT_FORKED && s->event <= EVENT_CHILD &&
	    !offers(OP_fork))
		return false;
	return !is(s->event, EVENT_ENDED) || offers(OP_twin_exit);
}

/* Does the state need resize()? */
static bool resizes(const struct state *s)
{
	return is(s->event, EVENT_GROWN) || is(s->event, EVENT_SHRUNK) || is(s->place, PLACE_PAST);
}

static bool fits(const struct state *s)
{
	bool of_file =
	    (chosen(s->event) && s->event >= EVENT_CUT && s->event <= EVENT_DESCRIPTOR) ||
	    maps_twice(s);

	if (of_file && anonymous(s))
		return false;
	if (chosen(s->opened) && s->opened != OPENED_UPDATE && anonymous(s))
		return false;
	if (is(s->backing, BACKING_ANONYMOUS) && is(s->mode, ACCESS_COPY))
		return false;
	if (is(s->backing, BACKING_PRIVATE) && chosen(s->mode) && s->mode != ACCESS_DEFAULT &&
	    claims("python"))
		return false;
	if ((is(s->backing, BACKING_FLAGS) || is(s->backing, BACKING_IGNORED)) && chosen(s->mode) &&
	    s->mode != ACCESS_DEFAULT)
		return false;
	if (is(s->backing, BACKING_EMPTY) && !state_constructs())
		return false;
	if (is(s->opened, OPENED_READ_ONLY) && !state_constructs() &&
	    !is(s->backing, BACKING_FLAGS) && !is(s->backing, BACKING_IGNORED) &&
	    (is(s->mode, ACCESS_WRITE) || is(s->mode, ACCESS_DEFAULT)))
		return false;
	if (resizes(s) && (is(s->mode, ACCESS_READ) || is(s->mode, ACCESS_COPY) ||
	                   is(s->backing, BACKING_UNTRACKED) || is(s->backing, BACKING_FLAGS) ||
	                   is(s->backing, BACKING_IGNORED)))
		return false;
	if (is(s->backing, BACKING_ANONYMOUS) && is(s->event, EVENT_GROWN))
		return false;
	if (state_constructor_of(s) == OP_region_open && chosen(s->mode) && s->mode != ACCESS_READ)
		return false;
	if (is(s->event, EVENT_STORED) && is(s->mode, ACCESS_READ))
		return false;
	/* A twin's answer of megabytes within an answer takes too long, and so much cannot always
	 * be locked. */
	return !(large(s) && (of_file || is(s->event, EVENT_CHILD) || is(s->event, EVENT_LOCKED)));
}

bool state_possible(const struct state *s)
{
	return offered(s) && fits(s);
}

/* --- sizes ----------------------------------------------------------------------------- */

int64_t state_offset(const struct state *s)
{
	return s->backing == BACKING_WINDOW || s->backing == BACKING_REST ? granularity() : 0;
}

int64_t state_file_size(const struct state *s)
{
	switch (s->backing) {
	case BACKING_PAGES: return 2 * page();
	case BACKING_WINDOW:
	case BACKING_REST: return granularity() + 2 * page() + 100;
	case BACKING_SPARSE: return (INT64_C(1) << 32) + page();
	case BACKING_LONG: return 3 << 20;
	case BACKING_EMPTY: return 0;
	default: return 2 * page() + 100;
	}
}

int64_t state_length(const struct state *s)
{
	if (s->backing == BACKING_WINDOW)
		return 2 * page() + 50;
	return state_file_size(s) - state_offset(s);
}
