# SPDX-License-Identifier: GPL-3.0-or-later
# jkdump: make | make demo | make test | make bench | make install PREFIX=/usr/local
PREFIX ?= /usr/local
DESTDIR ?=
JKDUMP_CACHE ?= $(HOME)/.cache/jkdump
export JKDUMP_CACHE

HOME_DIR := $(CURDIR)/target/jkdump
INSTALLED := $(PREFIX)/lib/jkdump
MVN := mvn -B -ntp
TESTBED := bridge/testbed
JAVA_SOURCES := pom.xml $(shell find artwork api bridge repl -name target -prune -o \
	-path '*/src/main/*' \( -name '*.java' -o -path '*/resources/*' \) -type f -print -o -name pom.xml -print)
# The saved snippets; kdump.jsh is made from kdump.jsh.in.
PROGRAMS := $(filter-out startup/kdump.jsh,$(wildcard startup/*.jsh))
KERNEL ?= 5.10
# The crashes that make dist builds the extension for: those of Debian 12, 13 and sid.
CRASHES ?= 8.0.2 8.0.6 9.0.2
FORMATS ?= zlib lzo elf zstd qemu-elf qemu-kdump

MAKEFLAGS += --no-print-directory

.PHONY: all home tools java extension startup contents demo test test-fast test-matrix test-c test-dist bench format \
	lint dist install uninstall clean help

all: home

help:
	@sed -n 's/^#: //p' Makefile

#: make            build everything into target/jkdump
home: tools java extension startup contents
	@echo "built: $(HOME_DIR)/bin/jkdump VMLINUX VMCORE"

tools:
	@bridge/testbed/ci/install-packages --check build

java: target/java.made

target/java.made: $(JAVA_SOURCES)
	@echo "building the Java modules (the first time Maven downloads its libraries, a minute or two)"
	@$(MVN) -q package -Dmaven.test.skip=true
	@touch $@

extension: tools
	$(MAKE) -C bridge/src/main/c O=$(CURDIR)/bridge/target
	@repl/packaging/extension $(HOME_DIR)/lib

startup: java
	@repl/packaging/put repl/packaging/jkdump $(HOME_DIR)/bin/jkdump
	@for file in $(PROGRAMS); do repl/packaging/put $$file $(HOME_DIR)/$$file; done
	@repl/packaging/stamp startup/kdump.jsh.in $(HOME_DIR)/lib $(HOME_DIR)/startup/kdump.jsh
	@repl/packaging/stamp startup/kdump.jsh.in $(HOME_DIR)/lib startup/kdump.jsh

contents: java extension startup
	@repl/packaging/contents $(HOME_DIR)

#: make demo       make a real dump and show it; on a terminal the REPL stays open
demo:
	@bridge/testbed/ci/install-packages build testbed
	@$(MAKE) home
	@bridge/testbed/ci/demo $(HOME_DIR) $(KERNEL)

#: make test       every test, from nothing: C, fast, and those on a real dump
test:
	@bridge/testbed/ci/install-packages build testbed test
	@$(MAKE) home
	@bridge/testbed/ci/run-tests $(HOME_DIR) $(KERNEL) $(FORMATS)

#: make test-matrix  the tests on a dump of each kernel of the testbed; remakes repl/PARITY.md
test-matrix:
	@bridge/testbed/ci/install-packages build testbed test dist test-dist
	@$(MAKE) dist
	@bridge/testbed/ci/run-matrix 5.10 6.1 6.12

#: make test-fast  only the tests that need no dump
test-fast: home
	$(MVN) test -DexcludedGroups=dump

#: make test-c     the extension under the address sanitizer, in a host that stands in for crash
test-c: tools
	$(MAKE) -C bridge/src/main/c check O=$(CURDIR)/bridge/target

#: make bench      jkdump beside drgn and crash on the same dump
bench:
	@bridge/testbed/ci/install-packages build testbed bench
	@$(MAKE) home
	@bridge/testbed/ci/bench $(HOME_DIR) $(KERNEL)

#: make format     apply the formatter that the build checks
format:
	$(MVN) -q spotless:apply

#: make lint       formatter and compiler warnings, nothing else
lint:
	$(MVN) -q test-compile

#: make install    into PREFIX (/usr/local): PREFIX/bin/jkdump and PREFIX/lib/jkdump
install: home
	repl/packaging/place $(HOME_DIR) "$(DESTDIR)$(INSTALLED)" "$(INSTALLED)"
	install -d "$(DESTDIR)$(PREFIX)/bin"
	ln -sf ../lib/jkdump/bin/jkdump "$(DESTDIR)$(PREFIX)/bin/jkdump"

#: make uninstall  remove what make install put there
uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/jkdump"
	rm -rf "$(DESTDIR)$(INSTALLED)"

#: make dist       one Debian package, and one file that brings its own Java, in target/dist
dist:
	@bridge/testbed/ci/install-packages build dist
	@$(MAKE) home
	@repl/packaging/dist $(HOME_DIR) $(CRASHES)

#: make test-dist  installs and removes both in clean Debians without network (as root)
test-dist:
	@bridge/testbed/ci/install-packages build dist test-dist
	@$(MAKE) dist
	@bridge/testbed/ci/test-dist bookworm trixie

#: make clean      remove what was built; the cache stays
clean:
	rm -rf target artwork/target api/target bridge/target repl/target startup/kdump.jsh
