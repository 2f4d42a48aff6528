# How much faster or slower than read() is each strategy, reading a file from front to back?
# data: summary.csv
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
case = "sequential_read"
question = "Front to back: how much faster or slower than read() is it?"
load here."/style.gpi"
load here."/ratio.gpi"
