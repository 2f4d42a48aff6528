# How much slower than a pointer and the C library are operations on a mapped file object?
# data: summary.csv
# rows: case=object status=ok
# columns: strategy variant valid ns_per_op ratio ratio_low ratio_high
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"

YMIN = 1 / 1000.
YMAX = 3000.
is(s) = strcol("case") eq "object" && strcol("status") eq "ok" && strcol("strategy") eq s
subjects = ""
operations = ""
n = 0
low = YMAX
high = YMIN
# A ratio is of speeds; this is of times.
times(x) = 1 / column("ratio")
note(y) = (n = n + 1, subjects = with_word(subjects, strcol("strategy")), \
	operations = with_word(operations, strcol("variant")), low = y < low ? y : low, high = y > high ? y : high, y)
wanted(x) = strcol("case") eq "object" && strcol("status") eq "ok" && strcol("strategy") ne "raw" \
	&& strcol("ratio") ne ""
stats data using (wanted(0) ? note(times(0)) : 0) nooutput
if (n == 0) exit error data.": no row of object"
if (low < YMIN || high > YMAX) exit error sprintf("%s: %g to %g times leave the axis (%g to %g)", \
	data, low, high, YMIN, YMAX)
hue(i) = i == 1 ? COLD : i == 2 ? LARGE_FOLIOS : i == 3 ? WRITTEN : i == 4 ? SMALL_FOLIOS : i == 5 ? "#CC79A7" : GREY

set label 1 "How much slower than a pointer and the C library is an operation on a mapped file object?"
set label 2 "Medians.  Operations without a counterpart in the C library (rfind) are against the reference."
set ylabel "time, as a multiple of the raw operation's"
set logscale y
set yrange [YMIN:YMAX]
set xrange [0.4:words(operations) + 0.6]
set xtics () rotate by 35 right
set for [i=1:words(operations)] xtics add (word(operations, i) i)
set bmargin at screen 0.2
set arrow from graph 0, first 1 to graph 1, first 1 nohead linewidth 1.5 linecolor rgb GREY
set output out
plot for [i=1:words(subjects)] data using (is(word(subjects, i)) ? place(operations, strcol("variant")) \
		+ (i - (words(subjects) + 1) / 2.) * 0.09 : NaN):(times(0)) with points pointtype 5 + i % 4 * 2 \
		pointsize POINT linecolor rgb hue(i) title word(subjects, i)
