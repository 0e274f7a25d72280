# SPDX-License-Identifier: GPL-3.0-or-later
# pages.py VMLINUX VMCORE FORMAT: reads the pages of pages.jsh.
import os
import sys
import time

from drgn import Program

vmlinux, vmcore, form = sys.argv[1:]
prog = Program()
prog.set_core_dump(vmcore)
frames = [int(line) for line in open(os.environ["BENCH_FRAMES"])]
begin = time.perf_counter()
total = sum(prog.read(frame * 4096, 4096, True)[8] for frame in frames)
print(f"pages.{form}", time.perf_counter() - begin, sep="\t")
print(f"=pages.{form}", total, sep="\t")
