# How fast are single pages of a file read in random order, by each strategy, cold and warm?
# data: samples.csv
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
case = "random_read"
question = "How fast are single pages of a file read in random order?"
load here."/style.gpi"
load here."/throughput.gpi"
