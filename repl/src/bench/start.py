# SPDX-License-Identifier: GPL-3.0-or-later
# start.py VMLINUX VMCORE
import sys

from drgn import Program

prog = Program()
prog.set_core_dump(sys.argv[2])
prog.load_debug_info([sys.argv[1]])
print(prog["init_task"].comm.string_().decode())
