/* SPDX-License-Identifier: MIT */
#include "control.h"
#include "mutant.h"

#include "reference_adapter.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "control noop                        claims everything, does nothing\n"
    "control always-fail                 claims everything, refuses everything\n"
    "control nothing OPERATION [OPTION]  the reference, but OPERATION does nothing\n"
    "control refuse OPERATION [OPTION]   the reference, but OPERATION is refused\n"
    "control --list [OPTION]             the operations that the last two know\n"
    "control mutant NAME [OPTION]        the reference with a fault of the catalogue\n"
    "control read-only [NAME]            the reference or a mutant, for reading alone\n"
    "control read-only-whole [NAME]      the same, but it maps whole files alone\n"
    "control bare NAME                   a mutant that claims no document\n"
    "control --mutants                   the catalogue: name, killer and fault, by tabs\n"
    "\n"
    "Each but the lists is an adapter (impl/protocol/README.md).  OPTION is the reference's.\n";

static int complain(const char *what, const char *word)
{
	fprintf(stderr, "control: %s %s (see --help)\n", what, word);
	return 2;
}

static int list(int argc, char **argv)
{
	const struct adapter *reference = reference_adapter(argc, argv);

	if (reference == NULL)
		return 2;
	for (int op = 0; op < OPERATIONS; op++)
		if (control_covers(reference, (enum operation)op))
			puts(operation_table[op].name);
	return fflush(stdout) == 0 ? 0 : 1;
}

/* argv[0] is the operation; the reference reads its options after it. */
static int serve_spoiled(int argc, char **argv, bool nothing)
{
	const struct adapter *reference;
	enum operation op;

	if (argc < 1)
		return complain("an operation is missing after", nothing ? "nothing" : "refuse");
	if ((reference = reference_adapter(argc, argv)) == NULL)
		return 2;
	op = operation_find(argv[0], strlen(argv[0]));
	if (op == OPERATIONS || !control_covers(reference, op))
		return complain("the reference has no operation", argv[0]);
	return adapter_serve(nothing ? control_nothing(reference, op)
	                             : control_refuse(reference, op));
}

static int list_mutants(void)
{
	size_t count;
	const struct mutant *const *all = mutants_all(&count);

	for (size_t i = 0; i < count; i++)
		printf("%s\t%s\t%s\n", all[i]->name, all[i]->killer, all[i]->fault);
	return fflush(stdout) == 0 ? 0 : 1;
}

/* argv[0] is the mutant's name; the reference reads its options after it. */
static int serve_mutant(int argc, char **argv)
{
	const struct adapter *reference, *mutant;

	if (argc < 1)
		return complain("a name is missing after", "mutant");
	if ((reference = reference_adapter(argc, argv)) == NULL)
		return 2;
	if ((mutant = mutant_adapter(reference, argv[0])) == NULL)
		return complain("the catalogue has no mutant", argv[0]);
	return adapter_serve(mutant);
}

/* Serve an adapter without documents.  argv[0] is its kind; a mutant's name may follow. */
static int serve_bare(int argc, char **argv)
{
	const struct adapter *adapter = reference_adapter(1, argv);

	if (argc > 2)
		return complain("only a name is allowed after", argv[0]);
	if (adapter != NULL && argc == 2 && (adapter = mutant_adapter(adapter, argv[1])) == NULL)
		return complain("the catalogue has no mutant", argv[1]);
	if (adapter == NULL)
		return 2;
	if (strcmp(argv[0], "bare") != 0)
		adapter = control_reading(adapter, strcmp(argv[0], "read-only-whole") == 0);
	return adapter_serve(control_bare(adapter));
}

static int serve(int argc, char **argv, const struct adapter *control)
{
	if (argc > 2)
		return complain("expected no argument after", argv[1]);
	return adapter_serve(control);
}

int main(int argc, char **argv)
{
	const char *command = argc > 1 ? argv[1] : "";

	if (strcmp(command, "--help") == 0)
		return fputs(usage, stdout) < 0;
	if (strcmp(command, "--list") == 0)
		return list(argc - 1, argv + 1);
	if (strcmp(command, "--mutants") == 0)
		return list_mutants();
	if (strcmp(command, "mutant") == 0)
		return serve_mutant(argc - 2, argv + 2);
	if (strcmp(command, "bare") == 0 || strcmp(command, "read-only") == 0 ||
	    strcmp(command, "read-only-whole") == 0)
		return serve_bare(argc - 1, argv + 1);
	if (strcmp(command, "noop") == 0)
		return serve(argc, argv, control_noop());
	if (strcmp(command, "always-fail") == 0)
		return serve(argc, argv, control_always_fail());
	if (strcmp(command, "nothing") == 0 || strcmp(command, "refuse") == 0)
		return serve_spoiled(argc - 2, argv + 2, command[0] == 'n');
	return complain("unknown control", command);
}
