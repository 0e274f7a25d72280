// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a question about a dump of much memory. Prints the kilobytes of heap in use afterwards.
if (tasks().size() < 10) {
  throw new IllegalStateException("there are few tasks");
}
System.gc();
System.out.println("huge.heap\t" + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024);
