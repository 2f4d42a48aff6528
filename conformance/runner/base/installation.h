/* SPDX-License-Identifier: MIT
 *
 * Where the parts of an installation, or of a build, are. */
#ifndef BASE_INSTALLATION_H
#define BASE_INSTALLATION_H

#define MMAPSPEC_VERSION "0.1"

/* The folder of this program: the other programs and the adapters that were built are below it. */
const char *program_folder(void);

/* The folder of the implementations: MMAPSPEC_IMPL, or impl/ beside the program's folder. */
const char *implementation_folder(void);

/* The folder of the profiles: conformance/profiles beside the program's folder. */
const char *profile_folder(void);

/* The program that makes outputs of records: conformance/report/report beside the program's
 * folder. */
const char *report_program(void);

#endif
