# SPDX-License-Identifier: GPL-3.0-or-later
# jkdump: make | make demo | make test | make bench | make install PREFIX=/usr/local
PREFIX ?= /usr/local
DESTDIR ?=
JKDUMP_CACHE ?= $(HOME)/.cache/jkdump
export JKDUMP_CACHE

HOME_DIR := $(CURDIR)/target/jkdump
MVN := mvn -B -ntp
TESTBED := bridge/testbed
CI := $(TESTBED)/ci
PACKAGING := repl/packaging
JAVA_SOURCES := pom.xml $(shell find artwork api bridge repl -name target -prune -o \
	-path '*/src/main/*' \( -name '*.java' -o -path '*/resources/*' \) -type f -print -o -name pom.xml -print)
# The build leaves this file beside its jars, so that mvn clean removes both.
JAVA_MADE := repl/target/lib/made
KERNEL ?= 5.10
# The crashes that make dist builds the extension for: those of Debian 12, 13 and sid.
CRASHES ?= 8.0.2 8.0.6 9.0.2
FORMATS ?= zlib lzo elf zstd qemu-elf qemu-kdump

MAKEFLAGS += --no-print-directory

.PHONY: all home tools extension demo test test-fast test-matrix test-c test-dist bench format lint lint-sh dist install \
	uninstall clean help

all: home

help:
	@sed -n 's/^#: //p' Makefile

#: make            build everything into target/jkdump; installs nothing
home: tools $(JAVA_MADE) extension
	@$(PACKAGING)/assemble $(HOME_DIR) $(HOME_DIR) $(CURDIR)/bridge/target
	@install -m 644 $(HOME_DIR)/startup/kdump.jsh startup/kdump.jsh
	@echo "built: $(HOME_DIR)/bin/jkdump VMCORE"

tools:
	@$(CI)/install-packages --check build

# Jars of older versions must not stay beside the new ones.
$(JAVA_MADE): $(JAVA_SOURCES) | tools
	@echo "building the Java modules (the first time Maven downloads its libraries, a minute or two)"
	@rm -rf $(@D)
	@$(MVN) -q package -Dmaven.test.skip=true
	@touch $@

extension: tools
	$(MAKE) -C bridge/src/main/c O=$(CURDIR)/bridge/target

#: make demo       install what is missing, make a real dump and show it; on a terminal the REPL stays open
demo:
	@$(CI)/install-packages build testbed
	@$(MAKE) home
	@dump=$$($(TESTBED)/make-dump $(KERNEL) zlib) && \
	export JKDUMP_CRASH=$$(sed -n 's/^crash=//p' $$dump/testbed.properties) \
		JKDUMP_VMLINUX=$$dump/vmlinux JKDUMP_VMCORE=$$dump/vmcore.zlib && \
	if [ -t 0 ] && [ -t 1 ]; then run=--run; else run=replay; fi && \
	echo "+ jkdump $$run startup/tour.jsh, on $$JKDUMP_VMCORE" && \
	$(HOME_DIR)/bin/jkdump $$run startup/tour.jsh

#: make test       install what is missing and run every test, from nothing: C, fast, and those on a real dump
test:
	@$(CI)/install-packages build testbed test lint
	@$(MAKE) home
	@$(CI)/run-tests $(KERNEL) $(FORMATS)

#: make test-matrix  the tests on a dump of each kernel of the testbed; remakes repl/PARITY.md
test-matrix:
	@$(CI)/install-packages build testbed test lint dist test-dist
	@$(MAKE) dist
	@$(CI)/run-matrix 5.10 6.1 6.12

#: make test-fast  only the tests that need no dump
test-fast: home
	@$(CI)/class-archive >/dev/null
	$(MVN) test -DexcludedGroups=dump

#: make test-c     the extension under the address sanitizer, in a host that stands in for crash
test-c: tools
	$(MAKE) -C bridge/src/main/c check O=$(CURDIR)/bridge/target

#: make bench      jkdump beside drgn and crash on the same dump
bench:
	@$(CI)/install-packages build testbed bench
	@$(MAKE) home
	@$(CI)/bench $(HOME_DIR) $(KERNEL)

#: make names      write api/NAMES.md from the javadoc of the API
names:
	$(MVN) -q test -pl api -am -Dtest=FacadeNamesTest -Djkdump.write=true

#: make format     apply the formatter that the build checks
format:
	$(MVN) -q spotless:apply

#: make lint       formatter, compiler warnings, SpotBugs and shellcheck, nothing else
lint: lint-sh
	$(MVN) -q test-compile -Plint

lint-sh:
	@$(CI)/install-packages --check lint
	@grep -rlE --exclude-dir=target --exclude-dir=.git '^#!/.*sh$$|^# shellcheck shell=' . | xargs shellcheck

#: make install    into PREFIX (/usr/local): PREFIX/bin/jkdump, PREFIX/lib/jkdump, man page and completion
install: home
	@$(PACKAGING)/place install "$(PREFIX)" "$(DESTDIR)" $(CURDIR)/bridge/target

#: make uninstall  remove what make install put there
uninstall:
	@$(PACKAGING)/place remove "$(PREFIX)" "$(DESTDIR)"

#: make dist       one Debian package, and one file that brings its own Java, in target/dist
dist:
	@$(CI)/install-packages build dist
	@$(MAKE) home
	@$(PACKAGING)/dist $(CRASHES)

#: make test-dist  installs and removes both in clean Debians without network (as root)
test-dist:
	@$(CI)/install-packages build dist test-dist
	@$(MAKE) dist
	@$(CI)/test-dist bookworm trixie

#: make clean      remove what was built; the cache stays
clean:
	rm -rf target artwork/target api/target bridge/target repl/target startup/kdump.jsh
