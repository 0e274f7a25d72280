# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# For inside-deb and inside-self, which run in a clean Debian without network: checks and comparisons. Sourced.

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

ok() { echo "ok $*"; }

# Everything on this file system but logs and what dpkg keeps copies of.
files() {
  find / -xdev \( -path /given -o -path /dump \) -prune -o ! -path '/var/log/*' ! -path '/var/lib/dpkg/*-old' ! -path /var/cache/ldconfig/aux-cache -print | LC_ALL=C sort
}

install_debs() {
  dpkg --unpack /given/debs/*.deb >/tmp/dpkg.log 2>&1 && dpkg --configure -a >>/tmp/dpkg.log 2>&1 || {
    cat /tmp/dpkg.log
    fail "the packages can't be installed"
  }
  rm -f /tmp/dpkg.log
}

# same BEFORE AFTER: two lists of files.
same() { diff "$1" "$2" >&2 || fail "the lists of files differ ($1, $2)"; }

own_crash() { crash --version | sed -n 's/^crash \([0-9.]*\).*/\1/p' | head -n 1; }

no_network() {
  [ -z "$(sed -n '3,$p' /proc/net/dev | grep -v ' *lo:')" ] || fail "there is a network"
}

# use JKDUMP DUMP: opens the dump and compares what it finds with what crash itself says.
use() {
  jkdump=$1 dump=$2
  cat >/given/check.jsh <<'JSH'
System.out.println("RELEASE: " + sysInfo().get("RELEASE"));
System.out.println("NODENAME: " + vars.init_uts_ns().name().nodename());
System.out.println("TASKS: " + tasks().size());
System.out.println(readSymbol("init_task", task_struct.class).comm());
System.out.println(execCrashCommand("jkdump -v").lines().findFirst().get());
JSH
  printf 'sys\nquit\n' | crash -s "$dump/vmlinux" "$dump/vmcore.zlib" >/given/said || fail "crash ended with status $?"
  "$jkdump" replay /given/check.jsh crashinfo --vmlinux "$dump/vmlinux" --vmcore "$dump/vmcore.zlib" >/given/printed
  for fact in RELEASE NODENAME TASKS; do
    expected=$(sed -n "s/^ *\($fact: .*\)/\1/p" /given/said)
    [ -n "$expected" ] && grep -qxF "$expected" /given/printed || {
      cat /given/said /given/printed >&2
      fail "$fact differs"
    }
  done
  grep -qx swapper/0 /given/printed || fail "init_task has no name"
  grep -qx ".*built for crash $(own_crash), running in crash $(own_crash)" /given/printed ||
    fail "the wrong build was taken: $(grep 'built for' /given/printed)"
  grep -q "$(basename "$dump" | sed 's/-[^-]*$//')" /given/printed || fail "crashinfo does not name the release"
  ok "${dump##*/} with crash $(own_crash)"
}

# lists JKDUMP: the list of contents names what is there.
lists() {
  "$1" --version -v >/given/versions
  for part in "jkdump $version" "caffeine-" "Apache-2.0" "crash $(own_crash)" crashinfo; do
    grep -qF "$part" /given/versions || fail "--version -v does not name $part"
  done
}
