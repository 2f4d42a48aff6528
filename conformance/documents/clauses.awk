# SPDX-License-Identifier: MIT
# From the documents' numbered clauses to the table of conformance/suite/claimed_documents.h.
# A line that keeps to no form of README.md stops the build.

function quoted(text)
{
	gsub(/[\\"]/, "\\\\&", text)
	return "\"" text "\""
}

function wrong(what)
{
	printf "%s:%d: %s: %s\n", FILENAME, FNR, what, $0 > "/dev/stderr"
	failed = 1
	exit 1
}

function flush_clause()
{
	if (number != "")
		printf "\t{ %s, %d, %s, %s, %s, %s, %s },\n", quoted(name), number, quoted(family),
		    quoted(constraint), quoted(text), uncited == "" ? "NULL" : quoted(uncited),
		    except == "" ? "EXCEPT_NOTHING" : except
	number = uncited = except = ""
}

BEGIN {
	print "/* Generated from conformance/documents and impl/NAME/document.txt. */"
	print "#include \"claimed_documents.h\"\n"
	print "const struct clause clauses[] = {"
}

FNR == 1 { flush_clause(); last = 0; name = $2; if ($1 != "document") wrong("no document line") }
/^#/ || /^$/ || /^document / || /^title / { next }
/^family / { family = $2; next }
/^  uncited: / { if (number == "") wrong("a reason without a clause"); uncited = substr($0, 12); next }
/^  except: / { if (number == "") wrong("an exception without a clause"); except = "EXCEPT_" toupper($2); gsub("-", "_", except); next }
/^[0-9]+ \[[^]]*\] ./ {
	flush_clause()
	number = $1
	if (number <= last) wrong("numbers must ascend")
	last = number
	constraint = text = $0
	sub(/^[0-9]+ \[/, "", constraint); sub(/\].*/, "", constraint)
	sub(/^[0-9]+ \[[^]]*\] */, "", text)
	next
}
{ wrong("not a line of a document") }

END {
	if (failed)
		exit 1
	flush_clause()
	print "};\n\nconst size_t clause_count = sizeof(clauses) / sizeof(clauses[0]);"
}
