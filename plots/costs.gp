# What does a single step with memory cost?
# data: samples.csv
# rows: case=cost_* status=ok
# columns: case strategy state valid ns_per_op user_s system_s minor_faults
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"

# The axis, unless the data leave it: then it ends at a power of ten.
YMIN = 50.
YMAX = 100000.
is(x) = strstrt(strcol("case"), "cost_") == 1 && strcol("verdict") eq "valid"
name(x) = strcol("strategy").(strcol("state") eq "with-reader" ? "+reader" : "")
names = ""
n = 0
low = YMAX
high = YMIN
note(y) = (n = n + 1, names = with_word(names, name(0)), low = y < low ? y : low, high = y > high ? y : high, y)
stats data using (is(0) ? note(column("ns_per_op")) : 0) nooutput
if (n == 0) exit error data.": no valid sample of a cost"
if (low < YMIN) YMIN = 10 ** floor(log10(low))
if (high > YMAX) YMAX = 10 ** ceil(log10(high))

set label 1 "What does a single step with memory cost?"
set label 2 "A page fault, a mapping, a change of protection.  A point is a sample; the part within the kernel is filled."
set ylabel "nanoseconds for one"
set logscale y
set yrange [YMIN:YMAX]
set xrange [0.4:words(names) + 0.6]
set xtics () rotate by 30 right
set for [i=1:words(names)] xtics add (word(names, i) i)
set bmargin at screen 0.21
unset key
system_part(x) = column("system_s") / (column("system_s") + column("user_s"))
set output out
plot data using (is(0) ? place(names, name(0)) + (int(column("sample")) % 7 - 3) * 0.05 : NaN): \
		(column("ns_per_op")) with points pointtype 6 pointsize 1.2 * POINT linecolor rgb LARGE_FOLIOS, \
	data using (is(0) ? place(names, name(0)) + (int(column("sample")) % 7 - 3) * 0.05 : NaN): \
		(column("ns_per_op")):(1.1 * POINT * system_part(0)) with points pointtype 7 \
		pointsize variable linecolor rgb LARGE_FOLIOS
