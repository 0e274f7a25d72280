// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for all types of vmlinux and its modules as the first question: seconds, and kilobytes of heap.
long used() {
  System.gc();
  return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
}

long begin = System.nanoTime();
long members = kernel().types().structs().stream().mapToLong(s -> s.fields().size()).sum();
System.out.println("types.all\t" + (System.nanoTime() - begin) / 1e9);

Kernel another = new Kernel(kernel().target(), pylog, 1 << 20);
long before = used();
long again = another.types().structs().stream().mapToLong(s -> s.fields().size()).sum();
System.out.println("types.heap\t" + (used() - before) / 1024);
if (members < 10_000 || members != again) {
  throw new IllegalStateException(members + " members, then " + again);
}
