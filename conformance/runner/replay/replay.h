/* SPDX-License-Identifier: MIT */
#ifndef REPLAY_H
#define REPLAY_H

/* The scripts that failures leave (conformance/README.md, "A failure leaves a script"):
 * to run one, to keep them, and to translate them. */

#include <jansson.h>

#include "adapters/discover_targets.h"
#include "cell/run_options.h"

/* --- replay.c --------------------------------------------------------------- */

/* Run the script on the one target that can be run, in a temporary folder in dir.
 * Returns EXIT_UNEXPECTED when the failure shows again, EXIT_EXPECTED when it does not,
 * EXIT_USAGE after a line that says why the script cannot be run. */
int replay_run(const char *path, const struct targets *targets, const struct run_options *options);

/* --- write_scripts.c ---------------------------------------------------------------- */

/* Write DIR/TARGET/ID.replay for each failure, and its program as ID.EXTENSION, where extensions
 * has one for its implementation; ID.1.replay, ID.2.replay and so on for its causes, if it has any.
 * Returns 0 or EXIT_USAGE. */
int replay_keep(const json_t *records, const json_t *extensions, const char *dir);

/* --- run_translator.c ----------------------------------------------------------- */

/* Add the member "program" to each failure, or cause of one, that impl/IMPLEMENTATION/translate can
 * translate (impl/README.md, "Programs of failures").  A translator is run once for all failures of
 * its implementation; if that does not work, one line says why and they have no programs.  Returns
 * {IMPLEMENTATION: EXTENSION, ...}, to be released. */
json_t *replay_translate(json_t *records);

#endif
