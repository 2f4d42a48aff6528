/* SPDX-License-Identifier: MIT */
#ifndef STATE_H
#define STATE_H

/* The states in which an operation is tried: what is mapped, the access mode, the position, the
 * event before the call, and how the file was opened.  A script of steps reaches a state. */

#include "play.h"
#include "values.h"

enum backing {
	BACKING_FILE,  /* a whole file that ends within a page */
	BACKING_PAGES, /* one that ends with a page */
	BACKING_WINDOW,
	BACKING_REST, /* from an offset to the end of the file */
	BACKING_ANONYMOUS,
	BACKING_PRIVATE, /* anonymous and private */
	BACKING_UNTRACKED,
	BACKING_SPARSE,  /* 4 GiB and a page */
	BACKING_LONG,    /* 3 MiB */
	BACKING_GO,      /* a file, mapped by Go's constructor if the adapter has another one too */
	BACKING_REGION,  /* the same with region_open() */
	BACKING_FLAGS,   /* a file, private by its flags and not by its access */
	BACKING_IGNORED, /* anonymous memory, although a descriptor of a file is given */
	BACKING_EMPTY,   /* an empty file, for a constructor */
	BACKINGS,
};

/* The modes are those of enum model_access. */
enum { MODES = 4 };

enum place {
	PLACE_START,
	PLACE_MIDDLE,
	PLACE_LAST, /* before the last byte */
	PLACE_END,
	PLACE_PAST, /* past the end, because the map shrank */
	PLACES,
};

/* What happened between the constructor and the call. */
enum event {
	EVENT_NOTHING,
	EVENT_GROWN,  /* by resize() */
	EVENT_SHRUNK, /* the same */
	EVENT_VIEW,   /* the call is made on a view of the map */
	EVENT_CUT,    /* the file was truncated to an end within the map */
	EVENTS_OF_VALUES,
	EVENT_EMPTIED = EVENTS_OF_VALUES, /* the file was truncated to size 0 */
	EVENT_EXTENDED,
	EVENT_APPENDED,
	EVENT_WRITTEN,
	EVENT_UNLINKED,
	EVENT_RENAMED,    /* another file was renamed over it */
	EVENT_DESCRIPTOR, /* the descriptor of the file was closed */
	EVENT_CLOSED,
	EVENT_LENT,     /* a view of the map exists */
	EVENT_STORED,   /* something was stored through the map */
	EVENT_SECOND,   /* the file is mapped a second time */
	EVENT_FORKED,   /* a forked child, which has the map too, is alive */
	EVENT_KILLED,   /* such a child was killed */
	EVENT_ENDED,    /* such a child ended normally, as by exit() */
	EVENT_CHILD,    /* such a child makes the call */
	EVENT_LOCKED,   /* the map is locked */
	EVENT_REPLACED, /* the map was closed, and the file mapped again */
	EVENT_ANOTHER,  /* another map of the file was made and destroyed */
	EVENTS,
};

enum opened {
	OPENED_UPDATE,
	OPENED_POSITIONED,
	OPENED_APPENDING,
	OPENED_READ_ONLY,
	OPENED_ZERO,
	OPENINGS
};

/* One value of each dimension. */
struct state {
	unsigned char backing, mode, place, event, opened;
};

/* The script's numbers: the file, its descriptor, the map. */
enum {
	THE_FILE = 1,
	OTHER_FILE = 2,
	THE_DESCRIPTOR = 1,
	THE_MAP = 2,
	THE_REGION = 3,
	THE_VIEW = 4,
	THE_CHILD = 5,
	SECOND_MAP = 6
};

/* Can the implementation under test reach the state?  Members that are COVER_OPEN are not chosen
 * yet. */
bool state_possible(const struct state *s);

/* Make the file of the state and have the adapter open it, in that mode or, if it is NULL, in the
 * state's own. */
enum played state_open_file(struct player *p, const struct state *s, const char *mode);

/* Make the map of the state; then its position and its event.  LACKING if the adapter has no such
 * maps. */
enum played state_open(struct player *p, const struct state *s);
enum played state_happen(struct player *p, const struct state *s);

/* The facts that values depend on.  p is NULL before the state is reached. */
struct value_facts state_facts(const struct player *p, const struct state *s);

/* "window, copy, position end, file-cut, descriptor update"; lives until the test's memory is given
 * back. */
const char *state_text(const struct state *s);

/* The words for the coverage table. */
const char *state_backing(const struct state *s);
const char *state_mode(const struct state *s);
const char *state_event(const struct state *s);
const char *state_opened(const struct state *s);

/* --- the constructor --------------------------------------------------------------- */

/* The constructor of the maps of all states: op itself if it is a constructor, or that of its
 * family, or the one that the implementation has.  Choose it before any other function of this
 * header is called. */
void state_choose_constructor(enum operation op);
enum operation state_constructor(void);
enum operation state_constructor_of(const struct state *s);

/* Is a constructor the operation under test? */
bool state_constructs(void);

/* Does another constructor than the usual one make the map? */
bool state_foreign(const struct state *s);

/* The size of the file, and where its map begins and how long it is. */
int64_t state_file_size(const struct state *s);
int64_t state_offset(const struct state *s);
int64_t state_length(const struct state *s);

/* The position before the event.  In a sparse or long file PLACE_MIDDLE is near the end, because
 * a read goes to the end.  For PLACE_PAST the map then loses STATE_CUT_OFF bytes. */
enum { STATE_CUT_OFF = 60 };
int64_t state_position(const struct state *s);

/* An object of the script, as an argument. */
static inline struct arg state_thing(int number)
{
	return (struct arg){ .value = value_handle(number) };
}

/* The arguments of the state's constructor; returns how many. */
size_t state_arguments(const struct state *s, struct arg *args);

/* What a constructor is asked for. */
struct plain_map {
	int descriptor;               /* the script's number of it; 0: anonymous memory */
	unsigned char mode;           /* of enum model_access */
	bool private_flag, untracked; /* private by its flags; keeps no descriptor */
	bool ignored;                 /* the descriptor: the memory is anonymous all the same */
	int64_t offset, length;
};

/* The arguments of that constructor for such a map; returns how many.  They end as in suite.h. */
size_t plain_arguments(enum operation op, const struct plain_map *m, struct arg *args);

#endif
