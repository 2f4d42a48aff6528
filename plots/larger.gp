# What happens once the cache is full?  Random single pages of a file larger than its memory.
# data: larger.csv
# profile: larger
# rows: all
# columns: strategy second ops_per_s major_faults_per_s resident
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"

strategies = ""
last = 0
n = 0
size = 0
limit = 0
note(x) = (n = n + 1, strategies = with_word(strategies, strcol("strategy")), last = x > last ? x : last, \
	size = column("size"), limit = column("limit"), x)
stats data using (note(column("second"))) nooutput
if (n == 0) exit error data.": no second of a series"
is(s) = strcol("strategy") eq s
hue(i) = i == 1 ? COLD : i == 2 ? LARGE_FOLIOS : WRITTEN

set label 1 "What happens once the cache is full?"
set label 2 sprintf("Random single pages of a file of %.10g MiB, which may have %.10g MiB of memory; " \
	."each strategy from a cold cache.", size / 1048576, limit / 1048576)
set lmargin at screen 0.11
set xrange [0:last + 1]
set output out
set multiplot
set bmargin at screen 0.6
set tmargin at screen 0.82
set format x ""
set logscale y
set ylabel "pages read\nper second"
plot for [i=1:words(strategies)] data using (is(word(strategies, i)) ? column("second") : NaN): \
	(column("ops_per_s")) with lines linewidth 2 linecolor rgb hue(i) title word(strategies, i)
unset label 1
unset label 2
unset key
set tmargin at screen 0.57
set bmargin at screen 0.35
set ylabel "major faults\nper second"
plot for [i=1:words(strategies)] data using (is(word(strategies, i)) && column("major_faults_per_s") > 0 \
	? column("second") : NaN):(column("major_faults_per_s")) with lines linewidth 2 linecolor rgb hue(i)
set tmargin at screen 0.32
set bmargin at screen 0.12
unset logscale y
set format x "%g"
set yrange [0:1]
set xlabel "seconds" offset 0, 0.5
set ylabel "part of the file\nthat is resident"
set arrow from graph 0, first limit / size to graph 1, first limit / size nohead dashtype 2 linecolor rgb GREY
plot for [i=1:words(strategies)] data using (is(word(strategies, i)) ? column("second") : NaN): \
	(column("resident")) with lines linewidth 2 linecolor rgb hue(i)
unset multiplot
