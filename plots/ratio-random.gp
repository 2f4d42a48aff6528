# How much faster or slower than read() is each strategy, reading single pages in random order?
# data: summary.csv
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
case = "random_read"
question = "Random pages: how much faster or slower than lseek() and read() is it?"
load here."/style.gpi"
load here."/ratio.gpi"
