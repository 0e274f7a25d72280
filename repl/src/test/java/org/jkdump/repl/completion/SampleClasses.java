// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/** Sample classes, like the generated ones of a kernel's structs, with their C declarations. */
public final class SampleClasses {
  private static final String TASK =
      """
      package kernel;
      public final class task_sample {
        public static task_sample at(long address) { return new task_sample(); }
        public String comm() { return ""; }
        public int pid() { return 1; }
        public task_sample real_parent() { return this; }
        public boolean class_() { return true; }
        public long addr_() { return 0; }
        public Object get_(String path) { return null; }
      }
      """;

  private SampleClasses() {}

  /** Compiles the classes into a directory and returns the directory. */
  public static String in(Path directory) throws IOException {
    Path source = directory.resolve("task_sample.java");
    Files.writeString(source, TASK);
    List<String> arguments = List.of("-d", directory.toString(), source.toString());
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("the sample classes do not compile");
    }
    return directory.toString();
  }

  /** Returns the C declarations of the fields. */
  public static FieldNotes notes() {
    return new FieldNotes() {
      @Override
      public Optional<String> note(String className) {
        return Optional.of("struct, 64 bytes").filter(n -> className.equals("task_sample"));
      }

      @Override
      public Optional<String> note(String className, String methodName) {
        String all =
            switch (methodName) {
              case "comm" -> "char comm[16]; offset 16, size 16";
              case "pid" -> "pid_t pid; offset 32, size 4";
              case "class_" -> "_Bool class; offset 40, size 1";
              default -> "";
            };
        boolean known = className.equals("task_sample") && !all.isEmpty();
        return known ? Optional.of(all) : Optional.empty();
      }
    };
  }
}
