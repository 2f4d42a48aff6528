# How much faster or slower than read() is each strategy, reading a file from front to back?
# data: summary.csv
# rows: case=sequential_read status=ok state=cold,warm-small,warm-large
# columns: strategy state valid gb_per_s_median ratio ratio_low ratio_high
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
case = "sequential_read"
question = "Front to back: how much faster or slower than read() is it?"
load here."/style.gpi"
load here."/ratio.gpi"
