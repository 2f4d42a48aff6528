/* SPDX-License-Identifier: MIT */
#ifndef SELF_TEST_H
#define SELF_TEST_H

/* How often does the gate raise a false alarm, and how often does it miss a slower row?  A program
 * beside this one, made of bench/record/gate_self_test, runs gates and puts others together from
 * their pairs. */

/* Become that program.  argv are the arguments of this one.  Returns the status to exit with, after
 * one line on standard error, if it cannot be started. */
int self_test_become(char **argv);

/* Judge rows for that program.  Standard input has a line for each: "warm" or "cold", "trip" or
 * "confirm", and its ratios.  Standard output gets a line for each: "worse" or "not worse".  seed is
 * for the bootstrap.  Returns an exit status. */
int self_test_judge(unsigned long seed);

#endif
