# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one guest to its end and says what it does.

usage: boot.py CONSOLE_LOG TIMEOUT END DUMP... -- QEMU ARGUMENTS...

Ends well when the console shows END. Each DUMP is elf:FILE or kdump-zlib:FILE, taken by QEMU at that moment from the
halted guest. Exit 1 with a sentence when the guest fails or takes longer than TIMEOUT seconds, 3 when its kernel died
before it was to crash.
"""
import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

FAILED = "JKDUMP-FAILED"
PANIC_BEGINS = "sysrq triggered crash"
PANIC_ENDS = "end Kernel panic"
DIED_EARLY = "the guest's kernel panicked before it was to"


def die_with_parent():
    """QEMU must not outlive us, however we end: PR_SET_PDEATHSIG is 1."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Qmp:
    """The few words of QEMU's monitor protocol that are needed here."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.stream = self.socket.makefile("rw")
        self.stream.readline()
        self.call("qmp_capabilities")

    def call(self, command, **arguments):
        self.stream.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.stream.flush()
        while True:
            answer = json.loads(self.stream.readline())
            if "error" in answer:
                raise RuntimeError(f"QEMU: {command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]


def console(path, position):
    """Complete lines after position, and the new position."""
    with open(path, "rb") as log:
        log.seek(position)
        data = log.read()
    end = data.rfind(b"\n") + 1
    return data[:end].decode(errors="replace").splitlines(), position + end


def wait_for(end, log, process, timeout):
    """Follows the console until END; returns None, or what went wrong."""
    begin, position, crashing = time.monotonic(), 0, False
    while True:
        running = process.poll() is None
        lines, position = console(log, position)
        for line in lines:
            if FAILED in line:
                return "the guest says: " + line[line.index(FAILED):]
            crashing |= PANIC_BEGINS in line
            if end in line and crashing:
                return None
            if PANIC_ENDS in line:
                return "the guest panicked without starting the capture kernel" if crashing else DIED_EARLY
            if "JKDUMP " in line:
                print(f"  {time.monotonic() - begin:5.1f} s  guest: {line.strip()}", file=sys.stderr, flush=True)
        if not running:
            return f"the guest ended too early (QEMU exit {process.returncode})"
        if time.monotonic() - begin > timeout:
            return f"the guest took longer than {timeout} s; set JKDUMP_BOOT_TIMEOUT to allow more"
        time.sleep(0.1)


def take(dumps, path):
    qmp = Qmp(path)
    qmp.call("stop")
    for dump in dumps:
        form, file = dump.split(":", 1)
        print(f"  QEMU writes {form}", file=sys.stderr, flush=True)
        qmp.call("dump-guest-memory", paging=False, protocol="file:" + file, format=form)


def main(arguments):
    split = arguments.index("--")
    log, timeout, end, *dumps = arguments[:split]
    with tempfile.TemporaryDirectory() as scratch:
        monitor = os.path.join(scratch, "qmp")
        qemu = arguments[split + 1:] + ["-serial", "file:" + log, "-qmp", f"unix:{monitor},server=on,wait=off"]
        open(log, "w").close()
        process = subprocess.Popen(qemu, stdin=subprocess.DEVNULL, stdout=sys.stderr, preexec_fn=die_with_parent)
        try:
            problem = wait_for(end, log, process, float(timeout))
            if problem is None and dumps:
                take(dumps, monitor)
            elif problem is None:
                process.wait(30)
        except (RuntimeError, OSError, ValueError, subprocess.TimeoutExpired) as e:
            problem = str(e)
        finally:
            process.kill()
            process.wait()
    if problem:
        print(problem, file=sys.stderr)
    return 3 if problem == DIED_EARLY else 1 if problem else 0


sys.exit(main(sys.argv[1:]))
