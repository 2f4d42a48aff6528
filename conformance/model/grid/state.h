/* SPDX-License-Identifier: MIT */
#ifndef STATE_H
#define STATE_H

/* The states that an operation is tried in: what is mapped, in which mode, where the position
 * is, what happened before, and how the file was opened.  A state is made by a script. */

#include "play.h"
#include "values.h"

enum backing {
	BACKING_FILE,  /* a whole file that ends within a page */
	BACKING_PAGES, /* one that ends with a page */
	BACKING_WINDOW,
	BACKING_REST, /* from an offset to the file's end */
	BACKING_ANONYMOUS,
	BACKING_PRIVATE, /* anonymous and private */
	BACKING_UNTRACKED,
	BACKING_SPARSE, /* 4 GiB and a page */
	BACKING_LONG,   /* 3 MiB */
	BACKING_GO,     /* a file, mapped by Go's constructor where there is another one too */
	BACKING_REGION, /* the same with that of a region */
	BACKING_EMPTY,  /* a file of nothing, for a constructor */
	BACKINGS,
};

/* The modes are those of enum model_access. */
enum { MODES = 4 };

enum place {
	PLACE_START,
	PLACE_MIDDLE,
	PLACE_END,
	PLACE_PAST, /* the map was cut under it */
	PLACES,
};

/* What happened between the map and the call. */
enum event {
	EVENT_NOTHING,
	EVENT_GROWN,  /* by the map's own resize */
	EVENT_SHRUNK, /* the same */
	EVENT_CUT,    /* somebody cut the file within the map */
	EVENTS_OF_VALUES,
	EVENT_EMPTIED = EVENTS_OF_VALUES, /* to nothing */
	EVENT_EXTENDED,
	EVENT_APPENDED,
	EVENT_WRITTEN,
	EVENT_UNLINKED,
	EVENT_DESCRIPTOR, /* its descriptor was closed */
	EVENT_CLOSED,
	EVENT_LENT,     /* a view is held */
	EVENT_STORED,   /* something was stored through the map */
	EVENT_SECOND,   /* the file is mapped once more */
	EVENT_FORKED,   /* a child that has the map too lives */
	EVENT_KILLED,   /* it was killed */
	EVENT_ENDED,    /* it ended as a program ends */
	EVENT_CHILD,    /* it does the call */
	EVENT_LOCKED,   /* the map is locked */
	EVENT_VIEW,     /* a view of it is asked in its place */
	EVENT_REPLACED, /* it was closed, and the file was mapped once more */
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

/* A row's values, one of each dimension. */
struct state {
	unsigned char backing, mode, place, event, opened;
};

/* The script's numbers: the file, its descriptor, the map. */
enum {
	THE_FILE = 1,
	THE_DESCRIPTOR = 1,
	THE_MAP = 2,
	THE_REGION = 3,
	THE_VIEW = 4,
	THE_CHILD = 5,
	SECOND_MAP = 6
};

/* Can the implementation that is talked to be brought into it?  Members that are COVER_OPEN are
 * not chosen yet. */
bool state_possible(const struct state *s);

/* Make its file and have the adapter open it; in that mode, or NULL: as the state says. */
enum played state_open_file(struct player *p, const struct state *s, const char *mode);

/* Bring it there, as far as the map; and from the map to the event.  LACKING if the adapter has
 * no such maps. */
enum played state_open(struct player *p, const struct state *s);
enum played state_happen(struct player *p, const struct state *s);

/* What values depend on; p is NULL before the state is made. */
struct value_facts state_facts(const struct player *p, const struct state *s);

/* "a window, copy, position at the end, file cut"; lives until the test's memory is given back. */
const char *state_text(const struct state *s);

/* The words for the table of what ran. */
const char *state_backing(const struct state *s);
const char *state_mode(const struct state *s);
const char *state_event(const struct state *s);
const char *state_opened(const struct state *s);

/* --- the constructor --------------------------------------------------------------- */

/* The constructor that makes the maps of all states: op itself if it is one, that of its family,
 * or the one that the implementation has.  Choose before anything else here is used. */
void state_choose_constructor(enum operation op);
enum operation state_constructor(void);
enum operation state_constructor_of(const struct state *s);

/* Is the constructor itself what is tried? */
bool state_constructs(void);

/* Is it a map of another family than the operations of its adapter? */
bool state_foreign(const struct state *s);

/* The size of the file, and where its map begins and how long it is. */
int64_t state_file_size(const struct state *s);
int64_t state_offset(const struct state *s);
int64_t state_length(const struct state *s);

/* Where the position is before anything happens.  A large file is read from its middle to the end,
 * if that is near.  With PLACE_PAST the map then loses STATE_CUT_OFF bytes. */
enum { STATE_CUT_OFF = 60 };
int64_t state_position(const struct state *s);

/* An object of the script, as an argument. */
static inline struct arg state_thing(int number)
{
	return (struct arg){ .value = value_handle(number) };
}

/* The arguments of the constructor for it; returns how many. */
size_t state_arguments(const struct state *s, struct arg *args);

/* A map in plain words. */
struct plain_map {
	int descriptor;                 /* the script's number of it; 0: anonymous memory */
	unsigned char mode;             /* of enum model_access */
	bool private_memory, untracked; /* anonymous and private; without a descriptor of its own */
	int64_t offset, length;
};

/* The arguments of that constructor for it; returns how many.  They end as in suite.h. */
size_t plain_arguments(enum operation op, const struct plain_map *m, struct arg *args);

#endif
