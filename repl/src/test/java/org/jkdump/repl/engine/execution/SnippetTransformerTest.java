// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnippetTransformerTest {
  @ParameterizedTest
  @ValueSource(strings = {"system", "runtimeExit", "runtimeHalt", "reference", "boundReference"})
  void whatWouldEndTheJvmEndsTheSnippet(String method) throws Exception {
    Runnable call = transformed(method);
    SnippetGuard.Exit exit = assertThrows(SnippetGuard.Exit.class, call::run);
    assertEquals("3", exit.getMessage(), "the status");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endlessFor",
        "endlessWhile",
        "endlessDo",
        "nested",
        "lambda",
        "catchesAll",
        "switching"
      })
  void endlessLoopsEndWhenAsked(String method) throws Exception {
    AtomicReference<Throwable> end = new AtomicReference<>();
    Runnable call = transformed(method);
    SnippetThread thread =
        new SnippetThread(
            () -> {
              try {
                call.run();
              } catch (Throwable e) {
                end.set(e);
              }
            });
    thread.start();
    thread.join(50);
    assertTrue(thread.isAlive(), method + " runs until it is stopped, but threw " + end.get());
    thread.requestStop();
    thread.join(5000);
    assertFalse(thread.isAlive(), method + " does not stop");
    assertEquals(SnippetGuard.Stopped.class, end.get().getClass());
  }

  @Test
  void whatComputesComputesTheSame() throws Exception {
    Runnable call = transformed("computes");
    call.run();
  }

  private static Runnable transformed(String method) throws Exception {
    Class<?> type = new Loader().loadClass(Snippets.class.getName());
    var body = type.getDeclaredMethod(method);
    body.setAccessible(true);
    return () -> {
      try {
        body.invoke(null);
      } catch (java.lang.reflect.InvocationTargetException e) {
        throw (Error) e.getCause();
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** Class loader that verifies its classes, as application class loaders do. */
  private static final class Loader extends ClassLoader {
    Loader() {
      super(Loader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.equals(Snippets.class.getName()) ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] code = SnippetTransformer.transform(in.readAllBytes());
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** Class to transform; its methods are called by name. */
  @SuppressWarnings("unused")
  private static final class Snippets {
    static void system() {
      System.exit(3);
    }

    static void runtimeExit() {
      Runtime.getRuntime().exit(3);
    }

    static void runtimeHalt() {
      Runtime.getRuntime().halt(3);
    }

    static void reference() {
      IntConsumer exit = System::exit;
      exit.accept(3);
    }

    static void boundReference() {
      IntConsumer halt = Runtime.getRuntime()::halt;
      halt.accept(3);
    }

    static void endlessFor() {
      for (; ; ) {}
    }

    static void endlessWhile() {
      boolean on = true;
      while (on) {
        on = System.nanoTime() != 0;
      }
    }

    static void endlessDo() {
      long n = 0;
      do {
        n++;
      } while (n >= 0);
    }

    static void nested() {
      for (int i = 0; i < 10; i++) {
        for (int k = 0; k < 10; ) {
          k = i > 10 ? k + 1 : k;
        }
      }
    }

    static void lambda() {
      IntStream.of(1)
          .forEach(
              i -> {
                while (i > 0) {}
              });
    }

    static void catchesAll() {
      for (; ; ) {
        try {
          endlessFor();
        } catch (Throwable e) {
          // The loop goes on.
        }
      }
    }

    static void switching() {
      int state = 0;
      while (true) {
        switch (state) {
          case 0:
            state = 1;
            continue;
          default:
            state = 0;
            continue;
        }
      }
    }

    static void computes() {
      long sum = 0;
      for (int i = 0; i < 1000; i++) {
        sum += i % 3 == 0 ? i : Math.max(i, sum / 2);
      }
      String text = "";
      while (text.length() < 5) {
        text += sum;
      }
      assertEquals(7, text.length() / text.length() + 6);
    }
  }
}
