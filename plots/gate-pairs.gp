# How far apart are two runs of the same build, pair by pair?
# data: gate-pairs.csv
# profile: gate
# rows: all
# columns: row stage pair base_ns head_ns
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"

rows = ""
n = 0
ratio(x) = column("head_ns") / column("base_ns")
name(x) = strcol("row")
stats data using (n = n + 1, rows = with_word(rows, name(0)), ratio(0)) nooutput
if (n == 0) exit error data.": no pair"
if (STATS_min < 0.5 || STATS_max > 2) exit error data.": a ratio is beyond 0.5 to 2, where the axis ends"
# Case and state are the same for most; strategy and variant tell.
parts(s) = system("printf %s '".s."' | awk -F / '{ print ($1 == \"object\" ? ($2 ~ /guarded/ ? \"guarded\\n\" : \"\") $4 : $1 \"\\n\" $2) }'")

set label 1 "How far apart are two runs of the same build, pair by pair?"
set label 2 "Least time of one process over that of the other, for each pair; dashed: what the gate calls slower or faster, as a median."
set ylabel "head / base"
set logscale y 2
set yrange [0.5:2]
set ytics ("0.5" 0.5, "0.7" 0.7, "0.8" 0.8, "0.9" 0.9, "1" 1, "1.1" 1.1, "1.25" 1.25, "1.5" 1.5, "2" 2)
set xrange [0.5:words(rows) + 0.5]
set xtics rotate by 30 right noenhanced
set bmargin at screen 0.24
unset key
do for [i=1:words(rows)] { set xtics add (parts(word(rows, i)) i) }
set arrow 1 from graph 0, first 1 to graph 1, first 1 nohead linecolor rgb GREY
set arrow 2 from graph 0, first 1.05 to graph 1, first 1.05 nohead dashtype 2 linecolor rgb LARGE_FOLIOS
set arrow 3 from graph 0, first 1 / 1.05 to graph 1, first 1 / 1.05 nohead dashtype 2 linecolor rgb WRITTEN
set output out
plot data using (place(rows, name(0)) + (int(column("pair")) % 9 - 4) * 0.06):(ratio(0)) with points pointtype 7 pointsize POINT \
	linecolor rgb COLD
