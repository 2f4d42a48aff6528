# How fast are single pages of a file read in random order, by each strategy, cold and warm?
# data: samples.csv
# rows: case=random_read status=ok state=cold,warm-small,warm-large
# columns: strategy state valid dropped gb_per_s_min gb_per_s_median gb_per_s_max p50_ns p99_ns
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
case = "random_read"
question = "How fast are single pages of a file read in random order?"
load here."/style.gpi"
load here."/throughput.gpi"
