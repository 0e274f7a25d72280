# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Checks for inside-deb and inside-self, which source it in a clean Debian without network.

# The sourcing script sets it.
: "${version:?}"

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

ok() { echo "ok $*"; }

# Lists every file of this file system except logs and copies that dpkg keeps.
files() {
  find / -xdev \( -path /given -o -path /dump \) -prune -o ! -path '/var/log/*' ! -path '/var/lib/dpkg/*-old' ! -path /var/cache/ldconfig/aux-cache -print | LC_ALL=C sort
}

install_debs() {
  { dpkg --unpack /given/debs/*.deb && dpkg --configure -a; } >/tmp/dpkg.log 2>&1 || {
    cat /tmp/dpkg.log
    fail "the packages can't be installed"
  }
  rm -f /tmp/dpkg.log
}

# same BEFORE AFTER: fails if two lists of files differ.
same() { diff "$1" "$2" >&2 || fail "the lists of files differ ($1, $2)"; }

own_crash() { dpkg-query -W -f '${source:Upstream-Version}' crash; }

no_network() {
  ! sed '1,2d' /proc/net/dev | grep -qv '^ *lo:' || fail "there is a network"
}

# use JKDUMP DUMP: opens the dump and compares facts with those that crash itself prints.
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
    if [ -z "$expected" ] || ! grep -qxF "$expected" /given/printed; then
      cat /given/said /given/printed >&2
      fail "$fact differs"
    fi
  done
  grep -qx swapper/0 /given/printed || fail "init_task has no name"
  grep -qx ".*built for crash $(own_crash), running in crash $(own_crash)" /given/printed ||
    fail "the loader took the wrong build: $(grep 'built for' /given/printed)"
  grep -q "$(basename "$dump" | sed 's/-[^-]*$//')" /given/printed || fail "crashinfo does not name the release"
  ok "${dump##*/} with crash $(own_crash)"
}

# lists JKDUMP: fails if `--version -v` leaves out a part that is installed.
lists() {
  "$1" --version -v >/given/versions
  for part in "jkdump $version" "caffeine-" "Apache-2.0" "crash $(own_crash)" crashinfo; do
    grep -qF "$part" /given/versions || fail "--version -v does not name $part"
  done
}
