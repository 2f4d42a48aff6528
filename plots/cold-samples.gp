# How much do cold samples differ among themselves?  The distribution of every sample's speed.
# data: samples.csv
# rows: case=sequential_read status=ok state=cold strategy=read,mmap,madvise-random,madvise-willneed
# columns: strategy valid dropped gb_per_s_min gb_per_s_median gb_per_s_max
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"

XMIN = 0.02
XMAX = 10.
is(s) = strcol("case") eq "sequential_read" && strcol("verdict") eq "valid" && strcol("state") eq "cold" \
	&& strcol("strategy") eq s
shown = "read mmap madvise-random madvise-willneed"
array many[4]
low = XMAX
high = XMIN
total = 0
note(i, x) = (many[i] = many[i] + 1, total = total + 1, low = x < low ? x : low, high = x > high ? x : high, x)
do for [i=1:4] {
	many[i] = 0
	stats data using (is(word(shown, i)) ? note(i, column("gb_per_s")) : 0) nooutput
}
if (total == 0) exit error data.": no cold sample of sequential_read"
if (low < XMIN || high > XMAX) exit error sprintf("%s: %g to %g GB/s leave the axis (%g to %g)", \
	data, low, high, XMIN, XMAX)
hue(i) = i == 1 ? COLD : i == 2 ? LARGE_FOLIOS : i == 3 ? WRITTEN : SMALL_FOLIOS

set label 1 "How much do cold samples differ among themselves?"
set label 2 "A file summed front to back from a cold cache: which part of the samples was that fast, or slower?"
set xlabel "throughput, GB/s (10^9 bytes per second)" offset 0, 0.3
set ylabel "part of the samples"
set logscale x
set xrange [XMIN:XMAX]
set yrange [0:1.05]
set bmargin at screen 0.14
set output out
plot for [i=1:4] data using (is(word(shown, i)) ? column("gb_per_s") : NaN): \
		(many[i] > 0 ? 1. / many[i] : NaN) smooth cumulative with steps linewidth 2 \
		linecolor rgb hue(i) title sprintf("%s, %d samples", word(shown, i), many[i])
