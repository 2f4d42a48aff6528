# How much faster or slower than read() is each strategy, reading single pages in random order?
# data: summary.csv
# rows: case=random_read status=ok state=cold,warm-small,warm-large
# columns: strategy state valid gb_per_s_median ratio ratio_low ratio_high
data = ARG1
out = ARG2
here = system("dirname '".ARG0."'")
case = "random_read"
question = "Random pages: how much faster or slower than lseek() and read() is it?"
load here."/style.gpi"
load here."/ratio.gpi"
