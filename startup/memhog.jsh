// SPDX-License-Identifier: GPL-3.0-or-later
// Where the memory went: slab caches and processes, largest first.
//
// usage: jkdump replay memhog [-- OPTIONS]
//   --slab     slab caches only
//   --tasks    processes only
//   --limit N  rows of a table at most (20)
//
// RSS counts the pages of shared memory (shmem), too; crash's ps may leave them out.
Options options = Options.of(args(), "--slab", "--tasks", "--limit N")

int limit = options.count("--limit", 20)
long page = kernel().facts().pageSize()
long total = readOr(() -> Meminfo.read().total() * page, 0L)

String share(long bytes) {
  return total == 0 ? "" : String.format("%.1f %%", 100.0 * bytes / total);
}

<T> void table(TableFrom<T> table, List<T> all, String... right) {
  System.out.println(table.table().right(right));
  if (all.size() > limit) {
    System.out.println("... " + (all.size() - limit) + " more, see --limit");
  }
}

record Cache(Struct cache, Slab.Usage usage) {}

void memory() {
  Meminfo memory = Meminfo.read();
  System.out.println("memory " + Amount.bytes(total) + ": free " + Amount.bytes(memory.free() * page)
      + ", anonymous " + Amount.bytes(memory.anonymous() * page) + ", cached " + Amount.bytes(memory.cached() * page)
      + " (shared " + Amount.bytes(memory.shared() * page) + "), slab " + Amount.bytes(memory.slab() * page)
      + ", page tables " + Amount.bytes(memory.pageTables() * page));
}

void slab() {
  List<Cache> caches = Slab.caches().stream().map(c -> new Cache(c, readOr(() -> Slab.usage(c), null))).filter(c -> c.usage() != null)
      .sorted(Comparator.comparing(c -> -c.usage().bytes())).toList();
  long bytes = caches.stream().mapToLong(c -> c.usage().bytes()).sum();
  System.out.println("all: " + Amount.bytes(bytes) + ", " + share(bytes) + " of memory");
  table(tableOf(caches.stream().limit(limit).toList())
      .column("SIZE", c -> Amount.bytes(c.usage().bytes()))
      .column("OF ALL", c -> share(c.usage().bytes()))
      .column("USED", c -> Amount.bytes(c.usage().allocated() * c.cache().num_("size")))
      .column("OBJECTS", c -> c.usage().allocated())
      .column("OF", c -> c.usage().objects())
      .column("BYTES", c -> c.cache().num_("object_size"))
      .column("NAME", c -> c.cache().str_("name")), caches, "SIZE", "OF ALL", "USED");
  if (total != 0 && !caches.isEmpty() && caches.get(0).usage().bytes() > total / 5) {
    Struct first = caches.get(0).cache();
    pylog.warning("the slab cache '" + readOr(() -> first.str_("name"), first) + "' takes " + share(caches.get(0).usage().bytes()) + " of memory");
  }
}

long rss(Struct task) {
  return readOr(() -> Mm.residentSize(task), 0L);
}

// Shared pages count for each of their processes, so the sum may exceed the memory.
void processes() {
  List<Struct> all = Sched.processes().stream().filter(t -> rss(t) > 0).sorted(Comparator.comparing(t -> -rss(t))).toList();
  System.out.println("all: " + Amount.bytes(all.stream().mapToLong(t -> rss(t)).sum()) + " with shared pages");
  table(tableOf(all.stream().limit(limit).toList())
      .column("RSS", t -> Amount.bytes(Mm.residentSize(t)))
      .column("OF ALL", t -> share(Mm.residentSize(t)))
      .column("VSZ", t -> Amount.bytes(Mm.virtualSize(t)))
      .column("THREADS", t -> Sched.threads(t).size())
      .column("PID", t -> t.num_("pid"))
      .column("COMMAND", t -> t.str_("comm")), all, "RSS", "OF ALL", "VSZ");
  if (total != 0 && !all.isEmpty() && rss(all.get(0)) > total / 2) {
    pylog.warning(readOr(() -> who(all.get(0)), all.get(0)) + " takes " + share(rss(all.get(0))) + " of memory");
  }
}

dumpHeading();
section("Memory", () -> memory());
if (!options.has("--tasks")) section("Slab caches", () -> slab());
if (!options.has("--slab")) section("Processes", () -> processes());
