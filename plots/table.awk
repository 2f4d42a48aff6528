# SPDX-License-Identifier: MIT
# The rows that a figure shows, from summary.csv of a run or from the CSV file that it draws: a table, its
# fields between tabs.  -v rows='case=a,b state=cold' says which rows (NAME=VALUE,VALUE...; a value may end
# in an asterisk; "all": every row), -v columns='case state ...' which fields.
# Status 1 with a line on standard error when there is no such field.
BEGIN {
	FS = ","
	OFS = "\t"
	terms = rows == "all" ? 0 : split(rows, term, " ")
	fields = split(columns, field, " ")
}
# One of the values of the list is that text, or begins it.
function among(text, list,    value, n, i) {
	n = split(list, value, ",")
	for (i = 1; i <= n; i++)
		if (text == value[i] || (value[i] ~ /\*$/ &&
		    index(text, substr(value[i], 1, length(value[i]) - 1)) == 1))
			return 1
	return 0
}
# Four digits say what a measurement can say; counts are whole.
function brief(text) {
	return text ~ /^-?[0-9]*\.[0-9]+(e[-+]?[0-9]+)?$/ ? sprintf("%.4g", text) : text
}
function has_field(name) {
	if (name in at)
		return 1
	print FILENAME ": no field " name > "/dev/stderr"
	failed = 1
	exit 1
}
NR == 1 {
	for (i = 1; i <= NF; i++)
		at[$i] = i
	for (i = 1; i <= terms; i++) {
		name[i] = substr(term[i], 1, index(term[i], "=") - 1)
		list[i] = substr(term[i], index(term[i], "=") + 1)
		has_field(name[i])
	}
	for (i = 1; i <= fields; i++) {
		has_field(field[i])
		printf "%s%s", field[i], i < fields ? OFS : "\n"
	}
	next
}
{
	for (i = 1; i <= terms; i++)
		if (!among($at[name[i]], list[i]))
			next
	for (i = 1; i <= fields; i++)
		printf "%s%s", brief($at[field[i]]), i < fields ? OFS : "\n"
}
END { exit failed }
