# How fast is a file read once from front to back, by each strategy, cold and warm?
# data: samples.csv
# rows: case=sequential_read status=ok state=cold,warm-small,warm-large
# columns: strategy state valid dropped gb_per_s_min gb_per_s_median gb_per_s_max cpu_s_per_gb
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
case = "sequential_read"
question = "How fast is a file read once from front to back?"
load here."/style.gpi"
load here."/throughput.gpi"
