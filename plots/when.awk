# Which way to read is the fastest, when?  From summary.csv of a run: a table, its fields between tabs, one
# line for each order and state of the cache that was measured.  The last field is the plot to look at.
# Ways within 5 % of each other count as equally fast; of those the first, the simplest, is named.
BEGIN {
	FS = ","
	order["sequential_read"] = "a file, front to back"
	order["random_read"] = "its pages, in random order"
	state["cold"] = "not in the cache"
	state["warm-small"] = "in the cache, folios of a page"
	state["warm-large"] = "in the cache, large folios"
	state["written"] = "in the cache, as it was written"
}
NR == 1 {
	for (i = 1; i <= NF; i++)
		at[$i] = i
	next
}
!($at["case"] in order) || $at["status"] != "ok" || !($at["state"] in state) { next }
{
	when = order[$at["case"]] ": " state[$at["state"]]
	if (!(when in figure)) {
		whens[++n] = when
		figure[when] = "throughput-" substr($at["case"], 1, index($at["case"], "_") - 1)
	}
	kind = $at["strategy"] ~ /^(mmap|madvise)/ ? "map" : "read"
	speed = $at["gb_per_s_median"] + 0
	best[when, kind] = speed > best[when, kind] ? speed : best[when, kind]
	ways[when, kind] = ways[when, kind] " " $at["strategy"] " " speed
	if (!(when in worst) || speed < worst[when]) {
		worst[when] = speed
		worst_by[when] = $at["strategy"]
	}
}
# The first of them that is within 5 % of the best, and its speed.
function choose(when, kind,    way, n, k) {
	n = split(ways[when, kind], way, " ")
	for (k = 1; k < n && way[k + 1] * 1.05 < best[when, kind]; k += 2)
		;
	name[kind] = k < n ? sprintf("%s, %.3g GB/s", way[k], way[k + 1]) : "not measured"
	return k < n ? way[k + 1] : 0
}
function advice(read, map) {
	return !read || !map ? "" : map > 1.05 * read ? "map" : read > 1.05 * map ? "read" : "either"
}
END {
	print "when reading\tuse\tbest of reading\tbest of mapping\tslowest\tplot"
	for (i = 1; i <= n; i++) {
		w = whens[i]
		use = advice(choose(w, "read"), choose(w, "map"))
		printf "%s\t%s\t%s\t%s\t%s, %.3g GB/s\t%s\n", w, use, name["read"], name["map"], worst_by[w],
			worst[w], figure[w]
	}
}
