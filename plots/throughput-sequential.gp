# How fast is a file read once from front to back, by each strategy, cold and warm?
# data: samples.csv
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
case = "sequential_read"
question = "How fast is a file read once from front to back?"
load here."/style.gpi"
load here."/throughput.gpi"
