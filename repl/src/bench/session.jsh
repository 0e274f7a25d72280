// SPDX-License-Identifier: GPL-3.0-or-later
// Asks jkdump all questions in one process. Prints lines "KEY SECONDS", and "=KEY ANSWER" for answers that all tools must
// agree on. Asks again at least BENCH_LATER times, and for BENCH_SECONDS, until the compiler at run time is done.
int later = Integer.parseInt(System.getenv("BENCH_LATER"));
double least = Double.parseDouble(System.getenv("BENCH_SECONDS"));

void say(String key, Object value) {
  System.out.println(key + "\t" + value);
}

double seconds(LongSupplier question) {
  long begin = System.nanoTime();
  question.getAsLong();
  return (System.nanoTime() - begin) / 1e9;
}

void warm(String key, LongSupplier question) {
  long begin = System.nanoTime();
  for (int i = 0; i < later || System.nanoTime() - begin < least * 1e9; i++) {
    say(key + ".warm", seconds(question));
  }
  say("=" + key, question.getAsLong());
}

void coldAndWarm(String key, LongSupplier question) {
  say(key + ".cold", seconds(question));
  warm(key, question);
}

// The module has no BTF in 5.10, so its nodes are read as vmlinux's struct dcb_app_type, which has the same layout:
// an int, a list_head, another integer.
long list() {
  long sum = 0;
  for (Struct node : readSUListFromHead("jkdump_list_long", "list", "dcb_app_type")) {
    sum += node.num_("ifindex") + node.num_("dcbx");
  }
  return sum;
}

// Walks the same list with the generated class.
long typed() {
  long sum = 0;
  for (dcb_app_type node : listOf("jkdump_list_long", dcb_app_type.list)) {
    sum += node.ifindex() + node.dcbx();
  }
  return sum;
}

// struct jkdump_node { int nr; struct list_head link; long square; }
long module() {
  long sum = 0;
  for (long link : readListByHead(sym2addr("jkdump_list_long"))) {
    sum += readS32(link - 8) + readS64(link + 16);
  }
  return sum;
}

long offsets() {
  long head = sym2addr("jkdump_list_long");
  long sum = 0;
  for (long link = readPtr(head); link != head; link = readPtr(link)) {
    sum += readU32(link - 8) + readU64(link + 16);
  }
  return sum;
}

long inodes() {
  long sum = 0;
  for (Struct sb : readSUListFromHead("super_blocks", "s_list", "super_block")) {
    for (Struct inode : readSUListFromHead(sb.addrOf_("s_inodes"), "i_sb_list", "inode")) {
      sum += inode.num_("i_ino") + inode.num_("i_size");
    }
  }
  return sum;
}

long tasksSeen() {
  long sum = 0;
  for (Struct task : tasks()) {
    sum += task.num_("pid") + task.str_("comm").length();
  }
  return sum;
}

long dentries() {
  return Slab.objects("dentry").mapToLong(dentry -> dentry.num_("d_inode")).sum();
}

long peak(long pid) throws IOException {
  return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
      .filter(line -> line.startsWith("VmHWM:"))
      .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
      .sum();
}

coldAndWarm("list", () -> list());
coldAndWarm("inodes", () -> inodes());
coldAndWarm("tasks", () -> tasksSeen());
coldAndWarm("slab", () -> dentries());
coldAndWarm("typed", () -> typed());
warm("module", () -> module());
warm("offsets", () -> offsets());

List<String> lines = Files.readAllLines(Path.of(System.getenv("BENCH_SYMBOLS")));
List<String> names = lines.stream().map(line -> line.split(" ")[0]).toList();
long[] addresses = names.stream().mapToLong(n -> sym2addr(n)).toArray();

// Enough rounds to hide the resolution of the clock.
int rounds = 1000;

long byName() {
  long sum = 0;
  for (int i = 0; i < rounds; i++) {
    for (String name : names) {
      sum += sym2addr(name);
    }
  }
  return sum;
}

long byAddress() {
  long sum = 0;
  for (int i = 0; i < rounds; i++) {
    for (long address : addresses) {
      sum += addr2sym(address).length();
    }
  }
  return sum;
}

for (int i = 0; i < later; i++) {
  say("symbol.name", seconds(() -> byName()) / rounds / names.size());
  say("symbol.address", seconds(() -> byAddress()) / rounds / names.size());
}

// Reads one field of each task in turn, so that no read is like the one before.
task_struct[] all = tasks(task_struct.class).toArray(task_struct[]::new);
long fields() {
  long sum = 0;
  for (int i = 0; i < rounds; i++) {
    for (task_struct t : all) {
      sum += t.pid();
    }
  }
  return sum;
}

for (long begin = System.nanoTime(); System.nanoTime() - begin < least * 1e9; ) {
  fields();
}
for (int i = 0; i < later; i++) {
  say("typed.field", seconds(() -> fields()) / rounds / all.length);
}

Struct task = (Struct) readSymbol("init_task");
coldAndWarm("task", () -> task.dump_().length() > 10_000 ? 1 : 0);

coldAndWarm("search", () -> searchMemory(sym2addr("init_task")).size());

say("memory", peak(ProcessHandle.current().pid()));
