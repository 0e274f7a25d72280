# SPDX-License-Identifier: GPL-3.0-or-later
# session.py VMLINUX VMCORE MODULE: asks drgn the questions of session.jsh.
import os
import sys
import time

from drgn import Program
from drgn.helpers.linux.cpumask import for_each_possible_cpu
from drgn.helpers.linux.list import list_for_each_entry
from drgn.helpers.linux.pid import for_each_task
from drgn.helpers.linux.sched import idle_task
from drgn.helpers.linux.slab import find_slab_cache, slab_cache_for_each_allocated_object

LATER = int(os.environ["BENCH_LATER"])
LEAST = float(os.environ["BENCH_SECONDS"])
SYMBOLS = [line.split() for line in open(os.environ["BENCH_SYMBOLS"])]

vmlinux, vmcore, module_file = sys.argv[1:]
prog = Program()
prog.set_core_dump(vmcore)
prog.load_debug_info([vmlinux, module_file])


def say(key, value):
    print(key, value, sep="\t", flush=True)


def seconds(question):
    begin = time.perf_counter()
    question()
    return time.perf_counter() - begin


def warm(key, question):
    begin = time.perf_counter()
    done = 0
    while done < LATER or time.perf_counter() - begin < LEAST:
        say(key + ".warm", seconds(question))
        done += 1
    say("=" + key, question())


def cold_and_warm(key, question):
    say(key + ".cold", seconds(question))
    warm(key, question)


def list_walk():
    head = prog["jkdump_list_long"].address_of_()
    total = 0
    for node in list_for_each_entry("struct dcb_app_type", head, "list"):
        total += node.ifindex.value_() + node.dcbx.value_()
    return total


def module():
    head = prog["jkdump_list_long"].address_of_()
    total = 0
    for node in list_for_each_entry("struct jkdump_node", head, "link"):
        total += node.nr.value_() + node.square.value_()
    return total


def offsets():
    head = prog["jkdump_list_long"].address_
    read_u32, read_u64 = prog.read_u32, prog.read_u64
    total = 0
    link = read_u64(head)
    while link != head:
        total += read_u32(link - 8) + read_u64(link + 16)
        link = read_u64(link)
    return total


def inodes():
    total = 0
    for sb in list_for_each_entry("struct super_block", prog["super_blocks"].address_of_(), "s_list"):
        for inode in list_for_each_entry("struct inode", sb.s_inodes.address_of_(), "i_sb_list"):
            total += inode.i_ino.value_() + inode.i_size.value_()
    return total


def all_tasks():
    for cpu in for_each_possible_cpu(prog):
        yield idle_task(prog, cpu)
    yield from for_each_task(prog)


def tasks():
    total = 0
    for task in all_tasks():
        total += task.pid.value_() + len(task.comm.string_())
    return total


def dentries():
    total = 0
    for dentry in slab_cache_for_each_allocated_object(find_slab_cache(prog, "dentry"), "struct dentry"):
        total += dentry.d_inode.value_()
    # Converts to a signed 64-bit number.
    return (total + 2**63) % 2**64 - 2**63


def by_name():
    for name, _ in SYMBOLS:
        prog.symbol(name).address


def by_address():
    for _, address in SYMBOLS:
        prog.symbol(int(address, 16)).name


def peak():
    for line in open("/proc/self/status"):
        if line.startswith("VmHWM:"):
            return line.split()[1]


cold_and_warm("list", list_walk)
cold_and_warm("typed", list_walk)
cold_and_warm("inodes", inodes)
cold_and_warm("tasks", tasks)
cold_and_warm("slab", dentries)
warm("module", module)
warm("offsets", offsets)
for _ in range(LATER):
    say("symbol.name", seconds(by_name) / len(SYMBOLS))
    say("symbol.address", seconds(by_address) / len(SYMBOLS))
cold_and_warm("task", lambda: 1 if len(str(prog["init_task"])) > 10000 else 0)
say("memory", peak())
