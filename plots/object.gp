# How much slower than a pointer and the C library are operations on a mapped file object?
# data: summary.csv
# rows: case=object status=ok
# columns: strategy variant valid ns_per_op ratio ratio_low ratio_high
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"
if (svg) set terminal svg size 1200,860 font "DejaVu Sans,14" background "white"
if (png) set terminal pngcairo size 1200,860 font "DejaVu Sans,11" background "white"

YMIN = 1 / 1000.
YMAX = 10000.
# Above: what nearly every implementation has, by implementation.  Below: the rest, by operation, for
# those that have some of it.
COMMON = "get-item set-item slice-1M flush-page"
is_common(v) = place(COMMON, v) > 0
is(s) = strcol("case") eq "object" && strcol("status") eq "ok" && strcol("strategy") eq s
subjects = ""
files = ""
operations = ""
n = 0
low = YMAX
high = YMIN
# A ratio is of speeds; this is of times.
times(x) = 1 / column("ratio")
note(y) = (n = n + 1, subjects = with_word(subjects, strcol("strategy")), \
	is_common(strcol("variant")) ? 0 : (files = with_word(files, strcol("strategy")), \
	operations = with_word(operations, strcol("variant")), 0), low = y < low ? y : low, high = y > high ? y : high, y)
wanted(x) = strcol("case") eq "object" && strcol("status") eq "ok" && strcol("strategy") ne "raw" \
	&& strcol("ratio") ne ""
stats data using (wanted(0) ? note(times(0)) : 0) nooutput
if (n == 0) exit error data.": no row of object"
if (low < YMIN || high > YMAX) exit error sprintf("%s: %g to %g times leave the axis (%g to %g)", \
	data, low, high, YMIN, YMAX)
hue(i) = i == 1 ? COLD : i == 2 ? LARGE_FOLIOS : i == 3 ? WRITTEN : i == 4 ? SMALL_FOLIOS : i == 5 ? "#CC79A7" : GREY
# The place of row i of k at x, beside the others.
beside(x, i, k) = x + (i - (k + 1) / 2.) * 0.7 / (k + 1)

set logscale y
set yrange [YMIN:YMAX]
set ylabel "time, as a multiple of the raw one's"
set grid xtics linetype 1 linecolor rgb "#F0F0F0"
set arrow 1 from graph 0, first 1 to graph 1, first 1 nohead linewidth 1.5 linecolor rgb GREY
set output out
set multiplot

set label 1 "How much slower than a pointer and the C library is an operation on a mapped file object?"
set label 2 "Medians, each implementation in its own process.  What one does not offer has no point."
set label 1 at screen 0.015, screen 0.965
set label 2 at screen 0.015, screen 0.925
set key at screen 0.985, screen 0.94 right top horizontal
set tmargin at screen 0.88
set bmargin at screen 0.58
set xrange [0.4:words(subjects) + 0.6]
set xtics () rotate by 30 right
set for [i=1:words(subjects)] xtics add (word(subjects, i) i)
plot for [i=1:words(COMMON)] data using (wanted(0) && strcol("variant") eq word(COMMON, i) \
		? beside(place(subjects, strcol("strategy")), i, words(COMMON)) : NaN):(times(0)) \
		with points pointtype 5 + i % 4 * 2 pointsize POINT linecolor rgb hue(i) title word(COMMON, i)

if (operations ne "") {
	unset label 1
	set label 2 "rfind has no counterpart in the C library: it is against the reference."
	set label 2 at screen 0.015, screen 0.435
	set key at screen 0.985, screen 0.45 right top horizontal
	set tmargin at screen 0.4
	set bmargin at screen 0.1
	set xrange [0.4:words(operations) + 0.6]
	set xtics () rotate by 30 right
	set for [i=1:words(operations)] xtics add (word(operations, i) i)
	plot for [i=1:words(files)] data using (is(word(files, i)) && !is_common(strcol("variant")) \
		? beside(place(operations, strcol("variant")), i, words(files)) : NaN):(times(0)) \
		with points pointtype 5 + i % 4 * 2 pointsize POINT linecolor rgb hue(i) title word(files, i)
}
unset multiplot
