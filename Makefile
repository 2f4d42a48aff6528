# SPDX-License-Identifier: MIT
# Finds everything by name and lists nothing.  `make help` says what there is.

B       ?= build
OPT     ?= -O2 -g
SAN     ?=
CPPFLAGS = -D_GNU_SOURCE -Iimpl -Iimpl/reference
CFLAGS   = -std=c17 $(OPT) -Wall -Wextra -Wpedantic $(if $(WERROR),-Werror) -MMD -MP
CXXFLAGS = -std=c++17 $(OPT) -Wall -Wextra -Wpedantic $(if $(WERROR),-Werror) -MMD -MP

# --- sources, found ---------------------------------------------------------
KIT       := $(wildcard impl/*.c)
LIBRARY   := $(filter-out %/main.c %/reference_%.c,$(wildcard impl/reference/*.c))
REFERENCE := $(filter-out %/main.c,$(wildcard impl/reference/*.c))
SUITE     := $(wildcard conformance/suite/*.c conformance/tests/*.c conformance/runner/*.c)
CONTROLS  := $(wildcard conformance/mutants/*.c)
BENCH     := $(wildcard bench/*.c bench/cases/*.c bench/*.cc)
DOCUMENTS := $(wildcard conformance/documents/*.txt)
CHECKS    := $(wildcard ci/checks/*)

objects    = $(patsubst %.c,$(B)/%.o,$(filter %.c,$(1))) $(patsubst %.cc,$(B)/%.o,$(filter %.cc,$(1)))
# The parts that run as the implementation may be built with a sanitizer of their own.
$(call objects,$(KIT) $(REFERENCE) impl/reference/main.c): CFLAGS += $(SAN)
$(call objects,$(SUITE)): CPPFLAGS += -Iconformance/suite
$(call objects,$(BENCH)): CPPFLAGS += -Ibench

PROGRAMS = $(B)/mmapspec $(B)/control $(B)/impl/reference/adapter $(B)/bench/mmapspec-bench

.PHONY: all help setup test report check implementations clean install
all: $(PROGRAMS) implementations

help:
	@echo 'make            build everything into $(B)/'
	@echo 'make report     run every implementation found and the quick benchmark; $(B)/report/index.html'
	@echo 'make test       everything CI checks; ends with "N passed, N failed"'
	@echo 'make setup      install the packages that are missing (both of the above do this first)'
	@echo 'make sanitize   the suite on a reference built with ASan and UBSan'
	@echo 'make cross      the reference for another processor, run under emulation'
	@echo 'make install    headers, libraries, pkg-config file and the command; DESTDIR=, PREFIX='
	@echo 'make clean      remove $(B)/'
	@echo 'Variables: CC, CXX, OPT, SAN (sanitizer of the reference), WERROR=1, B (build folder)'

# --- programs ---------------------------------------------------------------
$(B)/mmapspec: $(call objects,$(SUITE) $(wildcard impl/value*.c impl/adapter_table.c)) $(B)/gen/documents.o
	$(CC) $(CFLAGS) -o $@ $(filter %.o,$^) -lcriterion -ljansson -lm

$(B)/control: $(call objects,$(CONTROLS) $(KIT) $(REFERENCE))
	$(CC) $(CFLAGS) $(SAN) -o $@ $(filter %.o,$^)

$(B)/impl/reference/adapter: $(call objects,$(KIT) $(REFERENCE) impl/reference/main.c)
	$(CC) $(CFLAGS) $(SAN) -o $@ $(filter %.o,$^)

$(B)/bench/mmapspec-bench: $(call objects,$(BENCH))
	$(CXX) $(CXXFLAGS) -o $@ $(filter %.o,$^) -lbenchmark -lpthread -ljansson -lm

$(B)/libmmapobj.a: $(call objects,$(LIBRARY))
	$(AR) rcs $@ $(filter %.o,$^)

# Every implementation that brings a script builds itself.
implementations: $(B)/impl/reference/adapter
	@for build in impl/*/build; do \
		"$$build" "$(abspath $(B))/$$(dirname "$$build")" || exit 1; done

# --- generated: the documents' sentences -------------------------------------
$(B)/gen/documents.c: $(DOCUMENTS) conformance/documents/sentences.awk
	@mkdir -p $(@D)
	awk -f conformance/documents/sentences.awk $(DOCUMENTS) > $@.new && mv $@.new $@

$(B)/gen/documents.o: CPPFLAGS += -Iconformance/suite
$(B)/gen/documents.o: $(B)/gen/documents.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/%.o: %.cc
	@mkdir -p $(@D)
	$(CXX) $(CPPFLAGS) $(CXXFLAGS) -c -o $@ $<

# A file that comes or goes must relink what is made of the folder's contents.
$(B)/sources: FORCE
	@mkdir -p $(@D)
	@echo '$(KIT) $(REFERENCE) $(SUITE) $(CONTROLS) $(BENCH)' | cmp -s - $@ || \
		echo '$(KIT) $(REFERENCE) $(SUITE) $(CONTROLS) $(BENCH)' > $@
$(PROGRAMS): $(B)/sources
FORCE:

clean:
	rm -rf $(B)

-include $(shell find $(B) -name '*.d' 2>/dev/null)
