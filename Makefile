# SPDX-License-Identifier: MIT
# Finds everything by name and lists nothing.  `make help` says what there is.

B       ?= build
OPT     ?= -O2 -g
SAN     ?=
CPPFLAGS = -D_GNU_SOURCE -Iimpl/protocol -Iimpl/reference/library
CFLAGS   = -std=c17 $(OPT) -Wall -Wextra -Wpedantic $(if $(WERROR),-Werror) -MMD -MP
CXXFLAGS = -std=c++17 $(OPT) -Wall -Wextra -Wpedantic $(if $(WERROR),-Werror) -MMD -MP

# --- sources, found ---------------------------------------------------------
PROTOCOL  := $(wildcard impl/protocol/*.c)
KIT       := $(PROTOCOL) $(wildcard impl/kits/c/*.c)
LIBRARY   := $(wildcard impl/reference/library/*.c)
REFERENCE := $(LIBRARY) $(filter-out %/main.c,$(wildcard impl/reference/*.c))
MODEL     := $(filter-out conformance/model/fuzz/%,$(wildcard conformance/model/*.c conformance/model/*/*.c))
# The fuzzer: the explorer without its loop, the suite without its transport, the reference.
FUZZ       = conformance/model/fuzz/fuzz.c $(KIT) $(REFERENCE) $(B)/gen/documents.c $(wildcard conformance/model/*.c \
	$(foreach f,choices script find make call choose,conformance/model/explore/*$(f).c) \
	$(foreach f,play* state* plain* value*,conformance/model/*/$(f).c) \
	$(foreach f,arguments ask classes construct coverage define gaps,conformance/model/grid/grid_$f.c) $(foreach f,adapter_* answer call \
	claimed* coverage expect files handles json_from* map_fixtures notes* process readable* suite_try test_memory verdict_words,conformance/suite/$(f).c))
TESTS     := $(wildcard conformance/tests/*.c impl/*/tests/*.c) $(MODEL)
SUITE     := $(TESTS) $(wildcard conformance/abilities/*.c conformance/suite/*.c conformance/runner/*.c conformance/runner/*/*.c)
CONTROLS  := $(wildcard conformance/controls/*.c conformance/controls/catalogue/*.c)
GUARD     := $(wildcard impl/reference/tests/guard/*.c)
PLAIN     := $(wildcard impl/reference/tests/calls/*.c)
# Every call that they can make fail.
WRAPS     := $(shell sed -n -f impl/reference/tests/calls/wraps.sed $(PLAIN))
BENCH     := $(wildcard bench/*.c $(foreach f,harness strategies objects cases,bench/$f/*.c bench/$f/*.cc))
# What every program shares; and how adapters are found and started.
BASE      := $(wildcard conformance/runner/base/*.c)
ADAPTERS  := $(PROTOCOL) $(wildcard conformance/runner/adapters/*.c conformance/suite/claimed_documents.c \
	conformance/suite/adapter_description.c conformance/suite/readable_lines.c conformance/suite/readable_text.c conformance/suite/json_from_text.c)
GATE      := $(wildcard bench/gate/*.c) bench/harness/interrupt.c
HEADERS   := $(foreach name,mmapobj map_region go_map,$(wildcard impl/reference/library/$(name).h))
DOCUMENTS := $(wildcard conformance/documents/*.txt impl/*/document.txt)

objects    = $(patsubst %.c,$(B)/%.o,$(filter %.c,$(1))) $(patsubst %.cc,$(B)/%.o,$(filter %.cc,$(1)))
# What the compiler says of a file is kept beside its object, for ci/checks/compilers.
SAID       = 2>$@.said; status=$$?; cat $@.said >&2; exit $$status
RUNNER     = -Iconformance/abilities -Iconformance/suite -Iconformance/runner
# The parts that run as the implementation may be built with a sanitizer of their own.
$(call objects,$(KIT) $(REFERENCE) $(GUARD) $(PLAIN) impl/reference/main.c): CFLAGS += $(SAN)
$(call objects,$(KIT) $(REFERENCE) $(CONTROLS) impl/reference/main.c): CPPFLAGS += -Iimpl/kits/c -Iimpl/reference
$(call objects,$(SUITE)): CPPFLAGS += $(RUNNER)
$(call objects,$(TESTS)): CPPFLAGS += -Iconformance/tests -DTEST_FILE=$(subst -,_,$(*F))
$(call objects,$(MODEL)): CPPFLAGS += -Iconformance/model -Iconformance/model/play -Iconformance/model/grid -Iconformance/model/explore
$(call objects,$(BENCH) $(GATE)): CPPFLAGS += -Ibench $(RUNNER)

# All that is compiled, for a compiler that is only to be heard: CC='clang -fsyntax-only'.
.PHONY: objects
objects: $(call objects,$(KIT) $(REFERENCE) impl/reference/main.c $(SUITE) $(CONTROLS) $(BENCH) $(GATE) \
	$(GUARD) $(PLAIN))

PROGRAMS = $(B)/mmapspec $(B)/control $(B)/impl/reference/adapter $(B)/bench/mmapspec-bench $(B)/bench/mmapspec-gate $(B)/bench/mmapspec-gate-self-test

.PHONY: all programs windows help setup test test-all fresh report plots sanitize valgrind mutation catalogue source-mutants cross fuzz bench-parity implementations clean install uninstall
all: programs implementations windows
programs: $(PROGRAMS) $(B)/libmmapobj.a $(B)/libmmapobj.so

help:
	@echo 'make            build everything into $(B)/'
	@echo 'make report     run every implementation found and the quick benchmark; $(B)/report/index.html'
	@echo 'make test       everything CI checks; ends with "N passed, N failed"; CHECK= names checks'
	@echo 'make test-all   the same on every implementation and interpreter that this machine has'
	@echo 'make fresh      both commands on a bare Debian, as root and as a user (root; 20 minutes)'
	@echo 'make setup      install the packages that are missing (both of the above do this first)'
	@echo 'make plots      the figures of a record, drawn again from its samples; RECORD='
	@echo 'make sanitize   the suite on a reference built with ASan and UBSan'
	@echo 'make fuzz       random operations on the reference and on a model; FUZZ_SECONDS=600, FUZZ_JOBS='
	@echo 'make bench-parity  the same measured by fio, in pairs, on an idle machine; DIR= on the disk'
	@echo 'make valgrind   the whole suite on the reference under valgrind (minutes)'
	@echo 'make windows    the adapters for Windows, and a folder for Wine (700 MB), if the cross compiler is there'
	@echo 'make cross      the reference for another processor, run under emulation'
	@echo 'make mutation   both kinds of mutants (hours; resumable):'
	@echo '  make catalogue        those of the catalogue, each against the requirement that kills it (minutes)'
	@echo '  make source-mutants   mistakes made one by one in the source of the reference'
	@echo 'make install    the command with all that it runs, its manual page; headers, libraries and'
	@echo '                pkg-config file of the reference; DESTDIR=, PREFIX=.  make uninstall'
	@echo 'make clean      remove $(B)/'
	@echo 'Variables: CC, CXX, OPT, SAN (sanitizer of the reference), WERROR=1, B (build folder)'

# The implementations that the five documents are about: set-up brings them by itself.
DOCUMENTED = $(shell cat ci/targets)

# --- what people call -----------------------------------------------------------
# A second make, since what can be found and built depends on what set-up installed.
setup:
	@ci/setup base --with $(DOCUMENTED)

report:
	@ci/setup base --with $(DOCUMENTED)
	@$(MAKE) -s -j2 all
	@ci/report

test:
	@ci/setup base test --with $(DOCUMENTED)
	@$(MAKE) -s -j2 programs
	@BUILD=$(B) ci/hermetic $(MAKE) -s implementations B=$(B)
	@BUILD=$(B) CC='$(CC)' CXX='$(CXX)' ci/test $(CHECK)

test-all:
	@ci/setup base test --with $(DOCUMENTED)
	@$(MAKE) -s -j2 all
	@BUILD=$(B) ci/test --all $(CHECK)

fresh:
	@ci/fresh

# The figures of a record, drawn again from its samples.
RECORD ?= $(patsubst %/,%,$(dir $(lastword $(sort $(wildcard bench/record/*/samples.csv)))))
plots: setup
	@plots/draw $(RECORD) $(B)/plots && echo 'drawn from $(RECORD) into $(B)/plots'

sanitize: all
	@BUILD=$(B) ci/test sanitizers

mutation:
	@$(MAKE) -s catalogue
	@$(MAKE) -s source-mutants

catalogue: all
	@BUILD=$(B) ci/catalogue

source-mutants: all
	@ci/setup mutants
	@BUILD=$(B) ci/source-mutants

valgrind: all
	@BUILD=$(B) FILTER='*' ci/test valgrind

cross: all
	@BUILD=$(B) ci/test cross

bench-parity:
	@ci/setup base parity
	@$(MAKE) -s $(B)/bench/mmapspec-bench
	@BUILD=$(B) bench/compare-with-fio $(DIR)

# Inputs that are new are kept in $(B)/fuzz; the corpus gives the first ones.
FUZZ_SECONDS ?= 600
FUZZ_JOBS    ?= $(shell nproc)
fuzz:
	@ci/setup fuzz
	@$(MAKE) -s $(B)/fuzz/fuzz
	@ci/fuzz $(B)/fuzz $(FUZZ_SECONDS) $(FUZZ_JOBS)

# --- programs ---------------------------------------------------------------
# Each test is a start of this program, and what was loaded and started with it was nearly
# half of what a test cost.  So Criterion and its parts are taken from their archives where those
# are installed, without libgit2 (conformance/runner/cell/criterion_main.c says why it is not
# missed) and fifteen libraries that come with it; and the addresses of the suite's tables
# are fixed ones.
ARCHIVES  := $(filter /%,$(foreach name,criterion boxfort protobuf-nanopb,$(shell $(CC) -print-file-name=lib$(name).a)))
CRITERION := $(if $(word 3,$(ARCHIVES)),$(ARCHIVES) -lnanomsg -lffi -lpthread,-lcriterion)
QUICK     := -no-pie

$(B)/mmapspec: $(call objects,$(SUITE) $(PROTOCOL)) $(B)/gen/documents.o
	$(CC) $(CFLAGS) $(QUICK) -o $@.new $(filter %.o,$^) $(CRITERION) -ljansson -lm
	$@.new list --lint && mv $@.new $@

$(B)/control: $(call objects,$(CONTROLS) $(KIT) $(REFERENCE))
	$(CC) $(CFLAGS) $(SAN) $(LDFLAGS) -o $@ $(filter %.o,$^)

# The guard's test, a plain program; its argument is the shared library.
$(B)/guard: $(call objects,$(GUARD) $(LIBRARY))
	$(CC) $(CFLAGS) $(SAN) $(LDFLAGS) -o $@ $(filter %.o,$^) -lpthread -ldl

# The library's tests, another one.
$(B)/library: $(call objects,$(PLAIN) $(LIBRARY))
	$(CC) $(CFLAGS) $(SAN) $(LDFLAGS) $(WRAPS) -o $@ $(filter %.o,$^) -lpthread

$(B)/impl/reference/adapter: $(call objects,$(KIT) $(REFERENCE) impl/reference/main.c)
	$(CC) $(CFLAGS) $(SAN) $(LDFLAGS) -o $@ $(filter %.o,$^)

$(B)/bench/mmapspec-bench: $(call objects,$(BENCH) $(LIBRARY) $(BASE) $(ADAPTERS)) $(B)/gen/documents.o
	$(CXX) $(CXXFLAGS) -o $@ $(filter %.o,$^) -lbenchmark -luring -lgsl -lgslcblas -lpthread -ljansson -lm

$(B)/bench/mmapspec-gate: $(call objects,$(GATE) $(BASE) $(PROTOCOL))
	$(CC) $(CFLAGS) -o $@ $(filter %.o,$^) -lgsl -lgslcblas -ljansson -lm

# All modules in one executable file.
$(B)/bench/mmapspec-gate-self-test: $(wildcard bench/record/gate_self_test/*.py)
	@mkdir -p $(@D)
	/usr/bin/python3 -m zipapp bench/record/gate_self_test -p /usr/bin/python3 -o $@

$(B)/libmmapobj.a: $(call objects,$(LIBRARY))
	$(AR) rcs $@ $(filter %.o,$^)

# The shared library's objects are made apart, position-independent.  It stays loaded for
# good: the guard's handler is in it.
$(B)/libmmapobj.so: $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(filter-out -MMD -MP,$(CFLAGS)) $(SAN) -fPIC -shared -Wl,-soname,libmmapobj.so.0 -Wl,-z,nodelete -o $@ $^

# The fuzzer, and what replays its inputs without it: all sources at once, sanitized.
FUZZ_SAN   ?= -fsanitize=address,undefined -fno-sanitize-recover=all
FUZZ_FLAGS  = $(CPPFLAGS) -Iimpl/kits/c -Iimpl/reference $(RUNNER) $(patsubst %/,-I%,$(wildcard conformance/model/ conformance/model/*/)) \
	$(filter-out -MMD -MP,$(CFLAGS))
$(B)/fuzz/fuzz: $(FUZZ) FORCE
	@mkdir -p $(@D)
	clang $(FUZZ_FLAGS) $(FUZZ_SAN) -fsanitize=fuzzer -o $@ $(FUZZ) -ljansson

$(B)/fuzz/replay: $(FUZZ) conformance/model/fuzz/fuzz_replay.c FORCE
	@mkdir -p $(@D)
	$(CC) $(FUZZ_FLAGS) $(FUZZ_SAN) -o $@ $(FUZZ) conformance/model/fuzz/fuzz_replay.c -ljansson

# Installed, the command is a link to where a folder of programs and one of implementations
# lie side by side as they do here: it finds them beside itself, wherever the whole is moved.
PREFIX ?= /usr/local
AT      = $(DESTDIR)$(PREFIX)
HOME_AT = $(AT)/lib/mmapspec
# What compilers leave beside the adapters that they make.
LEFT    = *.o *.d *.cm? *log probe* .cache cache crate home target
install: all
	install -d $(AT)/bin $(AT)/include $(AT)/lib/pkgconfig $(AT)/share/man/man1 $(HOME_AT) \
		$(AT)/share/mmapspec
	rm -rf $(HOME_AT)/build $(HOME_AT)/impl $(HOME_AT)/conformance
	install -d $(HOME_AT)/build/bench
	install $(B)/mmapspec $(HOME_AT)/build
	install $(filter $(B)/bench/%,$(PROGRAMS)) $(HOME_AT)/build/bench
	tar -cf - --mode=u=rwX,go=rX --exclude=__pycache__ --exclude='reference/*.[ch]' --exclude='reference/library' --exclude=reference/mutants --exclude='impl/*/tests' impl \
		conformance/profiles conformance/report | \
		tar -xf - --no-same-owner -C $(HOME_AT)
	tar -cf - --mode=u=rwX,go=rX --anchored --no-wildcards-match-slash \
		$(LEFT:%=--exclude='impl/*/%') --exclude='impl/*/tests' --exclude=impl/protocol --exclude=impl/kits -C $(B) impl | \
		tar -xf - --no-same-owner -C $(HOME_AT)/build
	ln -sf ../lib/mmapspec/build/mmapspec $(AT)/bin/mmapspec
	conformance/runner/manual/make $(B) $(B)/man
	install -m 644 $(B)/man/*.1 $(AT)/share/man/man1
	install -m 644 $(wildcard conformance/*.schema.json) $(AT)/share/mmapspec
	install -m 644 $(HEADERS) $(AT)/include
	install -m 644 $(B)/libmmapobj.a $(AT)/lib
	install -m 755 $(B)/libmmapobj.so $(AT)/lib/libmmapobj.so.0
	ln -sf libmmapobj.so.0 $(AT)/lib/libmmapobj.so
	sed -e "s|@PREFIX@|$(PREFIX)|" -e "s|@VERSION@|$$(sed -n 's/.*MMAPOBJ_VERSION "\(.*\)".*/\1/p' impl/reference/library/mmapobj.h)|" \
		impl/reference/library/libmmapobj.pc.in > $(AT)/lib/pkgconfig/libmmapobj.pc

uninstall:
	rm -rf $(HOME_AT) $(AT)/share/mmapspec
	rm -f $(AT)/bin/mmapspec $(AT)/share/man/man1/mmapspec.1 $(AT)/share/man/man1/mmapspec-*.1 \
		$(AT)/lib/pkgconfig/libmmapobj.pc \
		$(addprefix $(AT)/include/,$(notdir $(HEADERS))) \
		$(addprefix $(AT)/lib/libmmapobj.,a so so.0)

# The reference for Windows, and what Wine needs to run it, where there is a cross compiler.  A file
# whose name has posix in it is for other systems.
WINDOWS_CC ?= x86_64-w64-mingw32-gcc
WINDOWS     = $(foreach f,$(KIT) $(REFERENCE),$(if $(findstring posix,$f),,$(f:%.c=$(B)/windows/%.o)))
$(WINDOWS) $(B)/windows/impl/reference/main.o: CPPFLAGS += -Iimpl/kits/c -Iimpl/reference -D_FILE_OFFSET_BITS=64
$(B)/windows/%.o: %.c
	@mkdir -p $(@D)
	$(WINDOWS_CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/windows/impl/reference/adapter.exe: $(WINDOWS) $(B)/windows/impl/reference/main.o $(B)/sources
	$(WINDOWS_CC) -static -o $@ $(filter %.o,$^)

WINDOWS_CONTROL = $(foreach f,$(CONTROLS),$(if $(findstring posix,$f),,$(f:%.c=$(B)/windows/%.o)))
$(WINDOWS_CONTROL): CPPFLAGS += -Iconformance/controls -Iimpl/kits/c -Iimpl/reference
$(B)/windows/control.exe: $(WINDOWS) $(WINDOWS_CONTROL) $(B)/sources
	$(WINDOWS_CC) -static -o $@ $(filter %.o,$^)

# The implementations whose discover names a target under Wine.
WINDOWS_BUILDS = $(wildcard $(patsubst %/discover,%/build,$(shell grep -l wine/print-target impl/*/discover)))

ifneq ($(shell command -v $(lastword $(WINDOWS_CC))),)
windows: $(B)/windows/impl/reference/adapter.exe $(B)/windows/control.exe
	@impl/kits/wine/prefix $(abspath $(B))/windows/prefix
	@for build in $(WINDOWS_BUILDS); do \
		"$$build" "$(abspath $(B))/windows/$$(dirname "$$build")" windows || exit 1; done
endif

# Every implementation that brings a script builds itself; TARGETS names a few of them.
implementations: $(B)/impl/reference/adapter
	@for build in $(wildcard $(foreach name,$(or $(TARGETS),*),impl/$(name)/build)); do \
		"$$build" "$(abspath $(B))/$$(dirname "$$build")" || exit 1; done

# --- generated: the documents' clauses -------------------------------------
$(B)/gen/documents.c: $(DOCUMENTS) conformance/documents/clauses.awk $(B)/sources
	@mkdir -p $(@D)
	awk -f conformance/documents/clauses.awk $(DOCUMENTS) > $@.new && mv $@.new $@

$(B)/conformance/runner/command/lint_citations.o: $(B)/gen/retired.inc
$(B)/conformance/runner/command/lint_citations.o: CPPFLAGS += -I$(B)/gen
$(B)/gen/retired.inc: conformance/tests/retired.tsv
	@mkdir -p $(@D)
	awk -F'\t' '!/^#/ && NF == 2 { printf "{ \"%s\", \"%s\" },\n", $$1, $$2 }' $< > $@.new && mv $@.new $@

$(B)/gen/documents.o: CPPFLAGS += -Iconformance/suite
$(B)/gen/documents.o: $(B)/gen/documents.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $< $(SAID)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $< $(SAID)

$(B)/%.o: %.cc
	@mkdir -p $(@D)
	$(CXX) $(CPPFLAGS) $(CXXFLAGS) -c -o $@ $< $(SAID)

# A file that comes or goes must relink what is made of the folder's contents.
$(B)/sources: FORCE
	@mkdir -p $(@D)
	@echo '$(KIT) $(REFERENCE) $(SUITE) $(CONTROLS) $(BENCH) $(GATE) $(DOCUMENTS)' | cmp -s - $@ || \
		echo '$(KIT) $(REFERENCE) $(SUITE) $(CONTROLS) $(BENCH) $(GATE) $(DOCUMENTS)' > $@
$(PROGRAMS): $(B)/sources
FORCE:

clean:
	rm -rf $(B)

-include $(shell find $(B) -path $(B)/fresh -prune -o -path $(B)/windows/prefix -prune -o -type f -name '*.d' -print 2>/dev/null)
