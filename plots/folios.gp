# Does the size of the page cache's folios decide how fast a mapping is?
# data: samples.csv
# rows: case=sequential_read status=ok strategy=read,mmap state=warm-small,warm-large,written
# columns: strategy state cache_pages_per_fault valid gb_per_s_min gb_per_s_median gb_per_s_max
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"

XMIN = 1.
XMAX = 1024.
YMIN = 0.5
YMAX = 100.
is(st) = strcol("case") eq "sequential_read" && strcol("verdict") eq "valid" && strcol("strategy") eq st \
	&& strcol("state") ne "cold"
low = YMAX
high = YMIN
left = XMAX
right = XMIN
n = 0
note(x, y) = (n = n + 1, low = y < low ? y : low, high = y > high ? y : high, \
	left = x < left ? x : left, right = x > right ? x : right, y)
shown = "read mmap"
do for [s in shown] {
	stats data using (is(s) ? note(column("cache_pages_per_fault"), column("gb_per_s")) : 0) nooutput
}
if (n == 0) exit error data.": no warm sample of sequential_read"
if (low < YMIN || high > YMAX || left < XMIN || right > XMAX) \
	exit error sprintf("%s: %g to %g pages, %g to %g GB/s leave the axes", data, left, right, low, high)

set label 1 "Does the size of the cache's folios decide which is faster?"
set label 2 "A warm file summed front to back, every sample.  The larger the folios, the more pages a fault maps."
set xlabel "pages that one fault maps" offset 0, 0.3
set ylabel "throughput, GB/s (10^9 bytes per second)"
set logscale x 2
set logscale y
set xrange [XMIN:XMAX]
set yrange [YMIN:YMAX]
set bmargin at screen 0.14
set grid xtics linetype 1 linecolor rgb "#E3E3E3"
spread(s) = s eq "read" ? 0.94 : 1.06
set output out
plot for [i=1:2] data using (is(word(shown, i)) ? column("cache_pages_per_fault") * spread(word(shown, i)) \
		: NaN):(column("gb_per_s")) with points pointtype (i == 1 ? 9 : 5) pointsize POINT \
		linecolor rgb (i == 1 ? COLD : LARGE_FOLIOS) title (i == 1 ? "read()" : "mapping")
