# Which advice helps, in which state of the cache?  Each against a plain mapping's speed.
# data: summary.csv
# rows: case=sequential_read,random_read status=ok state=cold,warm-small,warm-large strategy=mmap,mmap-populate,madvise*
# columns: case strategy state gb_per_s_min gb_per_s_median gb_per_s_max ratio
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"

# Against read() all of them are given; their quotient with the plain mapping's is wanted.
is(c, s) = strcol("case") eq c && strcol("status") eq "ok" && strcol("state") eq s && strcol("ratio") ne "" \
	&& strstrt(strcol("strategy"), "m") == 1 && strcol("strategy") ne "mmap-private"
cases = "sequential_read random_read"
kinds = ""
n = 0
lowest = 1e9
highest = 0
array plain[6]
note(k) = (n = n + 1, kinds = with_word(kinds, strcol("strategy")), k)
do for [c in cases] {
	do for [s in states] {
		k = place(cases, c) * 3 + place(states, s) - 3
		plain[k] = 0
		stats data using (is(c, s) ? (note(k), strcol("strategy") eq "mmap" ? \
			(plain[k] = column("ratio")) : 0) : 0) nooutput
	}
}
if (n == 0) exit error data.": no row of a mapping"
rows = words(kinds)
quotient(c, s) = (k = place(cases, c) * 3 + place(states, s) - 3, plain[k] > 0 ? column("ratio") / plain[k] : NaN)
note2(v) = (lowest = v < lowest ? v : lowest, highest = v > highest ? v : highest, v)
do for [c in cases] {
	do for [s in states] {
		stats data using (is(c, s) ? note2(quotient(c, s)) : 1) nooutput
	}
}
LIMIT = 64.
if (lowest < 1 / LIMIT || highest > LIMIT) exit error sprintf("%s: %g to %g leave the colours (%g to %g)", \
	data, lowest, highest, 1 / LIMIT, LIMIT)

set label 1 "Which advice helps a mapping, and when?"
set label 2 "Speed as a multiple of the plain mapping's in the same column: blue is slower, red is faster."
unset key
set rmargin at screen 0.87
set bmargin at screen 0.14
standing(s) = s eq "warm-small" ? "warm,\nfolios of a page" : s eq "warm-large" ? "warm,\nlarge folios" : "cold"
set lmargin at screen 0.2
set tmargin at screen 0.8
set xrange [0.5:6.5]
set yrange [rows + 0.5:0.5]
set xtics ()
set for [c in cases] for [s in states] xtics add \
	((c eq "random_read" ? "random\n" : "front to back\n").standing(s) place(cases, c) * 3 + place(states, s) - 3)
set ytics ()
set for [i=1:rows] ytics add (word(kinds, i) i)
unset grid
set palette defined (-6 "#2166ac", -3 "#92c5de", 0 "#f7f7f7", 3 "#f4a582", 6 "#b2182b")
set cbrange [-6:6]
set cbtics ("1/64" -6, "1/8" -3, "1" 0, "8" 3, "64" 6)
set cblabel "times a plain mapping's speed"
log2(x) = log(x) / log(2)
set style fill solid 1 noborder
set output out
plot for [c in cases] for [s in states] data using \
		(is(c, s) ? place(cases, c) * 3 + place(states, s) - 3 : NaN):(place(kinds, strcol("strategy"))): \
		(0.48):(0.46):(log2(quotient(c, s))) with boxxyerror linecolor palette notitle, \
	for [c in cases] for [s in states] data using \
		(is(c, s) ? place(cases, c) * 3 + place(states, s) - 3 : NaN):(place(kinds, strcol("strategy"))): \
		(sprintf("%.2f", quotient(c, s))) with labels font SMALL notitle
