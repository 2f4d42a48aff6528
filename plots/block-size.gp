# From which block size on is a mapping faster than read()?  By the folios of the warm cache.
# data: summary.csv
# profile: standard
# rows: case=block_size status=ok strategy=read,mmap state=warm-small,warm-large
# columns: strategy state block valid gb_per_s_min gb_per_s_median gb_per_s_max
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"

YMIN = 0.5
YMAX = 100.
is(st, state) = strcol("case") eq "block_size" && strcol("status") eq "ok" && strcol("strategy") eq st \
	&& strcol("state") eq state
low = YMAX
high = YMIN
n = 0
note(y) = (n = n + 1, low = y < low ? y : low, high = y > high ? y : high, y)
shown = "read mmap"
caches = "warm-small warm-large"
do for [s in shown] {
	do for [c in caches] {
		stats data using (is(s, c) ? note(column("gb_per_s_median")) : 0) nooutput
	}
}
if (n == 0) exit error data.": no row of block_size (profile standard)"
if (low < YMIN || high > YMAX) exit error sprintf("%s: %g to %g GB/s leave the axis (%g to %g)", \
	data, low, high, YMIN, YMAX)

set label 1 "From which block size on is copying from a mapping faster than read()?"
set label 2 "A warm file is copied out front to back.  Medians; bars: the extremes of all samples."
set xlabel "bytes copied at once" offset 0, 0.3
set ylabel "throughput, GB/s (10^9 bytes per second)"
set logscale x 2
set logscale y
set xrange [2 ** 11.5:2 ** 22.5]
set yrange [YMIN:YMAX]
set xtics ("4 KiB" 2 ** 12, "16 KiB" 2 ** 14, "64 KiB" 2 ** 16, "256 KiB" 2 ** 18, "1 MiB" 2 ** 20, \
	"4 MiB" 2 ** 22)
set bmargin at screen 0.14
dash(s) = s eq "mmap" ? 1 : 2
at(s, c) = is(s, c) ? column("block") * (s eq "mmap" ? 1.03 : 1 / 1.03) : NaN
set output out
plot for [c in caches] for [s in shown] data \
		using (at(s, c)):(column("gb_per_s_median")):(column("gb_per_s_min")):(column("gb_per_s_max")) \
		with yerrorlines dashtype dash(s) pointtype shape(c) pointsize POINT linewidth 1.5 \
		linecolor rgb colour(c) title (s eq "mmap" ? "mapping, " : "read(), ").called(c)
