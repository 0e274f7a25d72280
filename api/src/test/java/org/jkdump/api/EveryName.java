// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.linux.Sched;
import org.jkdump.target.TargetException;

/**
 * Calls of every public static method of {@code org.jkdump.linux} and of the facade, and of every
 * method of a struct.
 */
final class EveryName {
  // Names that ask no question to a dump.
  private static final List<String> OTHERS =
      List.of("exit", "exitProgram", "execCrashCommandBg", "execCrashCommandBg2", "runProgram");

  /** Begin of the outcome of a call that ends by a fault of jkdump. */
  static final String FAULT = "FAULT ";

  private static final int MOST_CALLS = 30;
  private static final List<String> TEXTS =
      List.of("task_struct", "struct mutex", "init_task", "comm", "modules", "pid->x", "tasks");
  private static final Map<String, String> STRUCTS =
      Map.of(
          "waiter", "task_struct",
          "mm", "mm_struct",
          "lock", "mutex",
          "semaphore", "rw_semaphore",
          "mount_tmp", "mount",
          "tmp", "dentry",
          "module", "module",
          "init_net", "net",
          "connected", "sock",
          "init_pid_ns", "pid_namespace");

  /**
   * A method with arguments.
   *
   * @param arguments numbers of the candidates of each parameter
   */
  record Call(Method method, int[] arguments) {
    @Override
    public String toString() {
      return method.getDeclaringClass().getSimpleName()
          + "."
          + method.getName()
          + Arrays.toString(method.getParameterTypes())
          + Arrays.toString(arguments);
    }

    /** Result of the call, or the error that it ends with, as text. */
    String outcome(Kernel kernel) {
      try {
        List<Class<?>> types = types(method);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
          values.add(candidates(kernel, types.get(i)).get(arguments[i]));
        }
        Object receiver = Modifier.isStatic(method.getModifiers()) ? null : values.remove(0);
        return text(method.invoke(receiver, values.toArray()));
      } catch (InvocationTargetException e) {
        return error(e.getCause());
      } catch (RuntimeException | StackOverflowError e) {
        return error(e);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
  }

  private EveryName() {}

  private static String error(Throwable e) {
    if (e instanceof TargetException) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    String frames =
        Arrays.stream(e.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("org.jkdump"))
            .limit(3)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" "));
    return FAULT + e + " at " + frames;
  }

  /** All calls; those of one method behind one another. */
  static List<Call> calls(Kernel kernel) {
    List<Call> calls = new ArrayList<>();
    methods().forEach(method -> calls(kernel, method, calls));
    return calls;
  }

  private static void calls(Kernel kernel, Method method, List<Call> calls) {
    int[] sizes =
        types(method).stream().mapToInt(type -> candidates(kernel, type).size()).toArray();
    long all = Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> a * b);
    for (long i = 0; i < Math.min(all, MOST_CALLS); i++) {
      // Spread over all combinations.
      long rest = all <= MOST_CALLS ? i : i * all / MOST_CALLS;
      int[] chosen = new int[sizes.length];
      for (int p = 0; p < sizes.length; p++) {
        chosen[p] = (int) (rest % sizes[p]);
        rest /= sizes[p];
      }
      calls.add(new Call(method, chosen));
    }
  }

  // The receiver counts as the first argument.
  private static List<Class<?>> types(Method method) {
    List<Class<?>> types = new ArrayList<>(List.of(method.getParameterTypes()));
    if (!Modifier.isStatic(method.getModifiers())) {
      types.add(0, Struct.class);
    }
    return types;
  }

  private static Stream<Method> methods() {
    Stream<Method> facade = Arrays.stream(PyKdumpAPI.class.getMethods());
    Stream<Method> helpers =
        classes().stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()));
    Predicate<Method> isStatic =
        m -> Modifier.isStatic(m.getModifiers()) && Modifier.isPublic(m.getModifiers());
    Stream<Method> ofStructs =
        Arrays.stream(Struct.class.getMethods())
            .filter(m -> m.getDeclaringClass().getName().startsWith("org.jkdump"));
    return Stream.concat(Stream.concat(helpers, facade).filter(isStatic), ofStructs)
        .filter(m -> !m.isSynthetic() && !OTHERS.contains(m.getName()))
        .sorted((a, b) -> a.toString().compareTo(b.toString()));
  }

  private static List<Class<?>> classes() {
    try {
      Path directory =
          Path.of(Sched.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .resolve("org/jkdump/linux");
      List<Class<?>> found = new ArrayList<>();
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString().replace(".class", "");
          if (!name.contains("$") && !name.contains("-")) {
            Class<?> type = Class.forName("org.jkdump.linux." + name);
            if (Modifier.isPublic(type.getModifiers())) {
              found.add(type);
            }
          }
        }
      }
      return found;
    } catch (IOException | URISyntaxException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Arguments for a parameter; none for one of another kind, whose methods are left out. */
  private static List<Object> candidates(Kernel kernel, Class<?> type) {
    List<Object> found = new ArrayList<>();
    if (type == Kernel.class) {
      found.add(kernel);
    } else if (type == Struct.class || type == Value.class) {
      STRUCTS.keySet().stream()
          .sorted()
          .map(name -> kernel.symbolStruct(name, "struct " + STRUCTS.get(name)))
          .forEach(found::add);
    } else if (type == long.class || type == Long.class) {
      found.add(kernel.symbolAddress("init_task"));
      found.add(kernel.symbolAddress("modules"));
      found.add(8L);
    } else if (type == int.class) {
      found.addAll(List.of(1, 43, 8));
    } else if (type == boolean.class) {
      found.addAll(List.of(true, false));
    } else if (type == String.class) {
      found.addAll(TEXTS);
    } else if (type == Duration.class) {
      found.add(Duration.ofSeconds(1));
    } else if (type == Consumer.class) {
      Consumer<Object> ignored = value -> {};
      found.add(ignored);
    }
    return found;
  }

  private static String text(Object value) {
    if (value instanceof BaseStream<?, ?> stream) {
      List<Object> all = new ArrayList<>();
      stream.iterator().forEachRemaining(all::add);
      return text(all);
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(EveryName::text).toList().toString();
    }
    if (value instanceof Optional<?> held) {
      return held.map(EveryName::text).orElse("nothing");
    }
    if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    }
    // An object without a text of its own shows its hash.
    return value instanceof long[] numbers
        ? Arrays.toString(numbers)
        : String.valueOf(value).replaceAll("@[0-9a-f]+$", "");
  }
}
