# SPDX-License-Identifier: MIT
#
# The files are the results of source-mutants, equivalent.tsv, and the list of the mutants,
# which names what is to be counted.  Print the survivors and the score.
FILENAME == ARGV[1] {
	if ($3 == sources)
		status[$1, $2] = $5
	next
}
FILENAME == ARGV[2] {
	if (!/^#/ && NF > 0) {
		argued[$1, $2, $3, $4, $5] = FNR
		entry[FNR] = $1 ": " $2 ": " $5
		of[FNR] = $1
	}
	next
}
{
	files[$1] = 1
	what = status[$1, $2]
	at = argued[$1, $7, $4, $5, $6]
	if (what == "" || what == "error" || what ~ /^later/)
		untried++
	else if (what == "uncompiled" || what == "identical")
		others[what]++
	else if (what != "survived") {
		killed++
		by[what]++
	} else if (at) {
		equivalent++
		matched[at] = 1
	} else {
		survived++
		printf "survived: %s:%s: %s: %s: %s\n    instead of: %s\n", $1, $3, $7, $4, $6, $5
	}
}
END {
	for (at in entry) {
		if (of[at] in files && !(at in matched)) {
			print "stale: no survivor is what equivalent.tsv line " at " argues: " entry[at]
			stale++
		}
	}
	all = killed + survived + equivalent
	many = equivalent > 0.03 * all
	if (many)
		print "equivalent mutants are more than 3 % of " all
	printf "not counted: %d that do not compile, %d whose code is that of the original\n",
		others["uncompiled"], others["identical"]
	for (what in by)
		printf "by %s: %d\n", what, by[what]
	if (untried)
		print "not yet killed and not tried to the end: " untried
	rest = survived + untried
	printf "mutants: %d killed, %d survived, %d equivalent, score %s%.1f %%\n", killed, survived,
		equivalent, untried ? "at least " : "",
		killed + rest ? 100 * killed / (killed + rest) : 0
	exit(survived || stale || many || untried || !killed)
}
