# SPDX-License-Identifier: MIT
# From text files to C: NAME.EXT becomes an array NAME_EXT of its lines, NULL at the end.
# embed.awk FILE... > OUT.c

function end_array()
{
	if (symbol != "")
		print "\tNULL\n};"
}

BEGIN { print "/* Generated: the text of files. */\n#include <stddef.h>" }

FNR == 1 {
	end_array()
	symbol = FILENAME
	sub(/.*\//, "", symbol)
	gsub(/[^A-Za-z0-9]/, "_", symbol)
	printf "\nextern const char *const %s[];\nconst char *const %s[] = {\n", symbol, symbol
}

{
	gsub(/[\\"]/, "\\\\&")
	gsub(/\t/, "\\t")
	print "\t\"" $0 "\","
}

END { end_array() }
