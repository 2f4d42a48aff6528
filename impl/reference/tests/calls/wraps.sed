# The linker's option for each call that failing_call.c stands in for.
s/^WRAP(\([a-z]*\),.*/-Wl,--wrap=\1/p
s/^WRAP64(\([a-z]*\),.*/-Wl,--wrap=\164/p
s/^[a-z].*__wrap_\([a-z0-9]*\)(.*);$/-Wl,--wrap=\1/p
