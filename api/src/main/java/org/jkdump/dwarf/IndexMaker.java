// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.elf.ZeroAddressSymbols;
import org.jkdump.target.InterruptedOperation;

/** Reads all units, with as many threads as there are processors, and merges the results. */
final class IndexMaker {
  private static final int MOST_THREADS = 8;
  private static final Comparator<ArrayMember> ORDER =
      Comparator.comparing(ArrayMember::struct)
          .thenComparing(ArrayMember::offset)
          .thenComparing(ArrayMember::path)
          .thenComparing(member -> member.lengths().toString());

  private final Sections sections;
  private final UnitQueue work;

  IndexMaker(Sections sections, IntConsumer progress) {
    this.sections = sections;
    this.work = new UnitQueue(sections.units().size(), sections.info().size(), progress);
  }

  DwarfIndex make() {
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = Math.max(1, Math.min(processors, MOST_THREADS));
    ExecutorService executor = Executors.newFixedThreadPool(threads, IndexMaker::thread);
    try {
      return index(run(executor, threads));
    } finally {
      executor.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "jkdump-dwarf");
    thread.setDaemon(true);
    return thread;
  }

  private List<UnitWorker> run(ExecutorService executor, int threads) {
    CompletionService<UnitWorker> service = new ExecutorCompletionService<>(executor);
    for (int i = 0; i < threads; i++) {
      service.submit(new UnitWorker(sections, work));
    }
    List<UnitWorker> workers = new ArrayList<>();
    try {
      while (workers.size() < threads) {
        workers.add(service.take().get());
      }
      return workers;
    } catch (InterruptedException e) {
      throw new InterruptedOperation("reading debuginfo was");
    } catch (ExecutionException e) {
      throw cause(e);
    } finally {
      work.stop();
    }
  }

  private static RuntimeException cause(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException problem) {
      return problem;
    }
    return new DebuginfoException("can't read the debuginfo: " + e.getCause(), e.getCause());
  }

  private DwarfIndex index(List<UnitWorker> workers) {
    List<Variable> variables = variables(workers);
    if (workers.stream().anyMatch(UnitWorker::isSplit)) {
      throw DebuginfoException.elsewhere(
          sections.elf().file().path(), ".dwo files (CONFIG_DEBUG_INFO_SPLIT)");
    }
    Set<ArrayMember> members = new TreeSet<>(ORDER);
    workers.forEach(worker -> members.addAll(worker.members()));
    return new DwarfIndex(
        names(workers), variables, declared(workers, variables), DwarfIndex.byStruct(members));
  }

  // The threads share the units at random, so the first copy of each entry in the file counts.
  private static Map<Named, NameTable> names(List<UnitWorker> workers) {
    Map<NameScan.Key, NameScan.Found> first = new HashMap<>();
    for (UnitWorker worker : workers) {
      for (NameScan.Found found : worker.names()) {
        first.merge(found.key(), found, (a, b) -> a.die() <= b.die() ? a : b);
      }
    }
    return first.values().stream()
        .sorted(Comparator.comparing(NameScan.Found::name).thenComparingLong(NameScan.Found::die))
        .collect(
            Collectors.groupingBy(
                NameScan.Found::kind,
                () -> new EnumMap<>(Named.class),
                Collectors.collectingAndThen(Collectors.toList(), NameTable::of)));
  }

  private static Map<String, String> declared(List<UnitWorker> workers, List<Variable> variables) {
    Map<String, UnitWorker.Declared> first = new TreeMap<>();
    for (UnitWorker worker : workers) {
      worker.declared().forEach((name, d) -> first.merge(name, d, UnitWorker.Declared::first));
    }
    variables.forEach(variable -> first.remove(variable.name()));
    Map<String, String> types = new TreeMap<>();
    first.forEach((name, declared) -> types.put(name, declared.type()));
    return types;
  }

  private List<Variable> variables(List<UnitWorker> workers) {
    Stream<Variable> all =
        workers.stream()
            .map(UnitWorker::found)
            .flatMap(Collection::stream)
            .sorted(Comparator.comparing(UnitWorker.Found::index))
            .flatMap(found -> found.variables().stream());
    Map<Variable, Variable> distinct = new LinkedHashMap<>();
    Map<String, String> texts = new HashMap<>();
    all.forEach(v -> distinct.putIfAbsent(sharing(v, texts, 0), sharing(v, texts, v.die())));
    List<Variable> variables = new ArrayList<>(distinct.values());
    boolean linked = !sections.elf().relocatable();
    if (linked && variables.stream().anyMatch(variable -> variable.address() == 0)) {
      Set<String> atZero = ZeroAddressSymbols.names(sections.elf());
      variables.removeIf(v -> v.address() == 0 && !atZero.contains(v.name()));
    }
    return variables;
  }

  private static Variable sharing(Variable variable, Map<String, String> texts, long die) {
    String type = texts.computeIfAbsent(variable.type(), text -> text);
    return new Variable(variable.name(), variable.address(), type, variable.external(), die);
  }
}
