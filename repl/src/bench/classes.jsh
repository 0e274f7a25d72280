// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the classes from nothing, and measures their cost in a JShell: seconds, and kilobytes of heap.
import org.jkdump.repl.session.ClassNotes;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.engine.Preloaded;
import org.jkdump.repl.completion.JavaProposals;
import org.jkdump.repl.completion.WarmUp;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.classes.ClassLibrary;

double seconds(Runnable what) {
  long begin = System.nanoTime();
  what.run();
  return (System.nanoTime() - begin) / 1e9;
}

void say(String key, Object value) {
  System.out.println(key + "\t" + value);
}

long used() {
  System.gc();
  return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
}

// At a start, debuginfo is read while crash loads; here that time counts.
Path place = Files.createTempDirectory("jkdump-bench");
Kernel fresh = new Kernel(kernel().target(), pylog, 1 << 20);
Path[] jar = {null};
ClassLibrary library = new ClassLibrary(new ClassCache(place, text -> {}), Preloaded.packages(), text -> {});
say("classes.made", seconds(() -> jar[0] = library.jar(fresh)));
say("classes.found", seconds(() -> library.jar(fresh)));

Engine engine = new Engine(new Session(line -> {}), System.out);
JavaProposals proposals = new JavaProposals(engine.analysis(), new ClassNotes(() -> List.of(jar[0])));
Engine plain = new Engine(new Session(line -> {}), System.out);
int n = 0;
double snippet(Engine which) {
  return seconds(() -> which.eval("int n" + n++ + " = 1 + 1;"));
}
double median(List<Double> all) {
  return all.stream().sorted().skip(all.size() / 2).findFirst().get();
}
WarmUp.start(engine.analysis(), () -> proposals.at("a")).join();
long before = used();
say("classes.import", seconds(() -> engine.addClasses(jar[0])));
engine.eval("task_struct t = null;");
engine.eval("long size = task_struct.sizeof();");
WarmUp.start(engine.analysis(), () -> proposals.at("t")).join();
say("complete.fields", seconds(() -> proposals.at("t.")));
say("complete.classes", seconds(() -> proposals.at("task_")));
say("complete.variables", seconds(() -> proposals.at("vars.init_t")));
if (proposals.at("t.").size() < 100 || proposals.at("task_").size() < 3) {
  throw new IllegalStateException("nothing is completed");
}

// Takes turns, so that the load of the machine is the same for both.
List<Double> without = new ArrayList<>();
List<Double> with = new ArrayList<>();
int snippets = 10 + 10 * Integer.parseInt(System.getenv("BENCH_LATER"));
for (int i = 0; i < snippets; i++) {
  without.add(snippet(plain));
  with.add(snippet(engine));
}
say("snippet.plain", median(without.subList(snippets * 2 / 5, snippets)));
say("snippet.classes", median(with.subList(snippets * 2 / 5, snippets)));

// Loads every class, which no session does.
URLClassLoader loader = new URLClassLoader(new URL[] {jar[0].toUri().toURL()});
List<Class<?>> loaded = new ArrayList<>();
try (var file = new java.util.jar.JarFile(jar[0].toFile())) {
  for (var entry : Collections.list(file.entries())) {
    String name = entry.getName().replace('/', '.');
    if (name.endsWith(".class")) {
      loaded.add(Class.forName(name.substring(0, name.length() - 6), true, loader));
    }
  }
}
say("classes.heap", (used() - before) / 1024);
say("classes.heap.each", (used() - before) / 1024 * 10_000 / loaded.size());
for (Path file : Files.list(place).toList()) {
  Files.delete(file);
}
Files.delete(place);
