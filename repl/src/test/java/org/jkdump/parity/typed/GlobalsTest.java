// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import static org.jkdump.api.PyKdumpAPI.perCpu;
import static org.jkdump.api.PyKdumpAPI.readSymbol;
import static org.jkdump.api.PyKdumpAPI.sym2alladdr;
import static org.jkdump.api.PyKdumpAPI.symbolExists;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.dwarf.Variable;
import org.jkdump.kernel.FunctionValue;
import org.jkdump.kernel.Value;
import org.jkdump.parity.Dump;
import org.jkdump.target.MemoryException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("dump")
@DisplayName("vars against the dynamic form, against crash, and against the debuginfo's variables")
class GlobalsTest {
  private static final int SAMPLE = 500;
  private static final int PRINTED = 100;

  private static List<Method> methods() {
    Dump.kernel();
    List<Method> all = new ArrayList<>();
    for (Method method : Classes.named("vars").getMethods()) {
      if (Modifier.isStatic(method.getModifiers())) {
        all.add(method);
      }
    }
    return all;
  }

  private static String symbol(Method method) {
    String name = method.getName();
    return symbolExists(name) ? name : name.substring(0, name.length() - 1);
  }

  private static Object call(Method method, Object... arguments) {
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Method> shuffled(String what) {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("GlobalsTest, " + what + ": seed " + seed);
    // If several static variables have one name, crash and GDB may find different ones.
    List<Method> all = methods();
    all.removeIf(method -> sym2alladdr(symbol(method)).length > 1);
    Collections.shuffle(all, new Random(seed));
    return all;
  }

  @Test
  void sampledVariablesAreWhatTheDynamicFormSays() {
    int cpus = Dump.kernel().facts().cpus();
    List<Method> all = shuffled("dynamic form").subList(0, SAMPLE);
    int copies = 0;
    for (Method method : all) {
      String name = symbol(method);
      if (method.getParameterCount() == 0) {
        if (!isDeclaredOpen(method, name)) {
          Same.of(name, () -> call(method), () -> readSymbol(name));
        }
      } else {
        for (int cpu = 0; cpu < cpus; cpu++) {
          int of = cpu;
          Same.of(name + cpu, () -> call(method, of), () -> perCpu(name, of));
          copies++;
        }
      }
    }
    System.out.println("typed: " + all.size() + " variables, " + copies + " per-CPU copies");
  }

  // GDB may know only "extern int x[]". Then the dynamic form takes the memory up to the next
  // symbol. If a function has the same name, it may take the function's type.
  private static boolean isDeclaredOpen(Method method, String name) {
    try {
      if (readSymbol(name) instanceof FunctionValue) {
        System.out.println("typed: " + name + " is a function in the dynamic form");
        return true;
      }
      return call(method) instanceof Value typed && typed.size_() < readSymbol(name).size_();
    } catch (MemoryException e) {
      return true;
    }
  }

  @Test
  void numbersAreWhatCrashPrints() {
    List<Method> some =
        shuffled("crash").stream()
            .filter(m -> m.getParameterCount() == 0)
            .filter(m -> Set.of(int.class, long.class, boolean.class).contains(m.getReturnType()))
            .limit(PRINTED)
            .toList();
    String[] said = Dump.crash(some.stream().map(m -> "p " + symbol(m)).toArray(String[]::new));
    int compared = 0;
    for (int i = 0; i < said.length; i++) {
      String printed = said[i].strip().replaceFirst("(?s).*\\$?\\d* = ", "");
      String number = printed.replaceFirst(" '.*", "");
      if (number.matches("-?\\d+|true|false")) {
        Object typed = call(some.get(i));
        boolean big = typed instanceof Long && !number.startsWith("-");
        // Freed memory may hold a value that is neither 0 nor 1.
        boolean odd = typed instanceof Boolean && number.matches("\\d+");
        assertEquals(
            odd ? "" + !number.equals("0") : number,
            big ? Long.toUnsignedString((Long) typed) : "" + typed,
            said[i]);
        compared++;
      }
    }
    assertTrue(compared > PRINTED / 2, compared + " numbers that crash prints");
    System.out.println("typed: " + compared + " variables as crash prints them");
  }

  @Test
  void ninetyOfAHundredVariablesAreThere() {
    Set<String> typed = methods().stream().map(GlobalsTest::symbol).collect(Collectors.toSet());
    Set<String> all =
        DwarfIndex.read(Path.of(Dump.property("vmlinux"))).variables().stream()
            .map(Variable::name)
            .filter(name -> symbolExists(name))
            .filter(
                name -> !name.matches("__(already_done|func__|UNIQUE_ID|warned|key|msg).*|_rs.*"))
            .collect(Collectors.toSet());
    List<String> missing = all.stream().filter(name -> !typed.contains(name)).sorted().toList();
    List<String> others = missing.stream().filter(n -> !n.startsWith("__bpf_trace_")).toList();
    double share = 100.0 * (all.size() - missing.size()) / all.size();
    System.out.printf(
        "typed: vars has %d, of %d variables with a symbol %.1f%%; without: %d of tracing, %d: %s%n",
        typed.size(),
        all.size(),
        share,
        missing.size() - others.size(),
        others.size(),
        others.subList(0, Math.min(60, others.size())));
    assertTrue(share >= 90, share + "%");
  }
}
