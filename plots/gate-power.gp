# How often does the gate cry wolf, and how often does it miss a row that is slower?
# data: gate-power.csv
# profile: gate
# rows: all
# columns: pairs confirm gates false_alarms rows found_10 found_25
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
load here."/style.gpi"

n = 0
gates = 0
stats data using (n = n + 1, gates = column("gates"), column("pairs")) nooutput
if (n < 2) exit error data.": a curve wants two numbers of pairs"
rate(name, of) = 100.0 * column(name) / column(of)

set label 1 "How often does the gate cry wolf, and how often does it miss a row that is slower?"
set label 2 sprintf("%d gates, put together from measured pairs of processes; twice as many " \
	."further pairs for what trips. Dashed: the goals.", gates)
set xlabel "pairs of processes"
set ylabel "part of the trials, %"
set xrange [STATS_min - 0.5:STATS_max + 0.5]
set yrange [-3:103]
set key at screen 0.985, graph 0.5 right center
set arrow 1 from graph 0, first 95 to graph 1, first 95 nohead dashtype 2 linecolor rgb COLD
set arrow 2 from graph 0, first 85 to graph 1, first 85 nohead dashtype 2 linecolor rgb SMALL_FOLIOS
set arrow 3 from graph 0, first 1 to graph 1, first 1 nohead dashtype 2 linecolor rgb LARGE_FOLIOS
set output out
plot data using (column("pairs")):(rate("found_25", "rows")) with linespoints pointtype 7 pointsize POINT linewidth 2 \
		linecolor rgb COLD title "25 % slower, found", \
	data using (column("pairs")):(rate("found_10", "rows")) with linespoints pointtype 9 pointsize POINT linewidth 2 \
		linecolor rgb SMALL_FOLIOS title "10 % slower, found", \
	data using (column("pairs")):(rate("false_alarms", "gates")) with linespoints pointtype 5 pointsize POINT linewidth 2 \
		linecolor rgb LARGE_FOLIOS title "gates of the same build, alarmed"
