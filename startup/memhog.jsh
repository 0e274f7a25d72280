// SPDX-License-Identifier: GPL-3.0-or-later
// Where the memory went: slab caches and processes, largest first.
//
// usage: jkdump replay memhog [-- OPTIONS]
//   --slab     slab caches only
//   --tasks    processes only
//   --limit N  rows of a table at most (20)
Options options = Options.of(args(), "--slab", "--tasks", "--limit N")

int limit = options.count("--limit", 20)
Meminfo memory = Meminfo.read()
long total = memory.total() * kernel().facts().pageSize()

String share(long bytes) {
  return total == 0 ? "" : String.format("%.1f %%", 100.0 * bytes / total);
}

<T> void table(String title, TableFrom<T> table, List<T> all, String... right) {
  heading(title);
  System.out.println(table.table().right(right));
  if (all.size() > limit) {
    System.out.println("... " + (all.size() - limit) + " more, see --limit");
  }
}

record Cache(Struct cache, Slab.Usage usage) {}

void slab() {
  List<Cache> caches = Slab.caches().stream().map(c -> new Cache(c, Slab.usage(c)))
      .sorted(Comparator.comparing(c -> -c.usage().bytes())).toList();
  long bytes = caches.stream().mapToLong(c -> c.usage().bytes()).sum();
  table("Slab caches: " + Amount.bytes(bytes) + ", " + share(bytes) + " of memory", Table.from(caches.stream().limit(limit).toList())
      .column("SIZE", c -> Amount.bytes(c.usage().bytes()))
      .column("OF ALL", c -> share(c.usage().bytes()))
      .column("USED", c -> Amount.bytes(c.usage().allocated() * c.cache().num_("size")))
      .column("OBJECTS", c -> c.usage().allocated())
      .column("OF", c -> c.usage().objects())
      .column("BYTES", c -> c.cache().num_("object_size"))
      .column("NAME", c -> c.cache().str_("name")), caches, "SIZE", "OF ALL", "USED");
  Cache first = caches.get(0);
  if (first.usage().bytes() > total / 5) {
    pylog.warning("the slab cache '" + first.cache().str_("name") + "' takes " + share(first.usage().bytes()) + " of memory");
  }
}

// Shared pages count for each of their processes, so the sum may exceed the memory.
void processes() {
  List<Struct> all = Sched.processes().stream().filter(t -> Mm.residentSize(t) > 0)
      .sorted(Comparator.comparing(t -> -Mm.residentSize(t))).toList();
  long bytes = all.stream().mapToLong(Mm::residentSize).sum();
  table("Processes: " + Amount.bytes(bytes) + " with shared pages", Table.from(all.stream().limit(limit).toList())
      .column("RSS", t -> Amount.bytes(Mm.residentSize(t)))
      .column("OF ALL", t -> share(Mm.residentSize(t)))
      .column("VSZ", t -> Amount.bytes(Mm.virtualSize(t)))
      .column("THREADS", t -> Sched.threads(t).size())
      .column("PID", t -> t.num_("pid"))
      .column("COMMAND", t -> t.str_("comm")), all, "RSS", "OF ALL", "VSZ");
  if (!all.isEmpty() && Mm.residentSize(all.get(0)) > total / 2) {
    pylog.warning(who(all.get(0)) + " takes " + share(Mm.residentSize(all.get(0))) + " of memory");
  }
}

long page = kernel().facts().pageSize()
System.out.println("memory " + Amount.bytes(total) + ": free " + Amount.bytes(memory.free() * page)
    + ", anonymous " + Amount.bytes(memory.anonymous() * page) + ", cached " + Amount.bytes(memory.cached() * page)
    + " (shared " + Amount.bytes(memory.shared() * page) + "), slab " + Amount.bytes(memory.slab() * page)
    + ", page tables " + Amount.bytes(memory.pageTables() * page));
if (!options.has("--tasks")) slab();
if (!options.has("--slab")) processes();
