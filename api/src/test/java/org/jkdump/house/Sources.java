// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Main sources of one module. */
record Sources(String module, List<Source> files) {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

  /** One file, without its comments. */
  record Source(Path path, String text) {
    String packageName() {
      Matcher matcher = PACKAGE.matcher(text);
      return matcher.find() ? matcher.group(1) : "";
    }

    /** Returns the packages with a prefix that the text names, in an import or in full. */
    Set<String> packagesNamed(String prefix) {
      Pattern name = Pattern.compile("\\b(" + Pattern.quote(prefix) + "(?:\\.[a-z]\\w*)+)\\b");
      Set<String> names = new TreeSet<>();
      Matcher matcher = name.matcher(text);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
      return names;
    }
  }

  static Sources of(String module) {
    Path root = Path.of(System.getProperty("jkdump.project"), module, "src", "main", "java");
    try (Stream<Path> paths = Files.walk(root)) {
      List<Source> files =
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.endsWith("module-info.java"))
              .map(Sources::read)
              .toList();
      return new Sources(module, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the packages of the module. */
  Set<String> packages() {
    Set<String> names = new TreeSet<>();
    files.forEach(file -> names.add(file.packageName()));
    return names;
  }

  private static Source read(Path path) {
    try {
      String text = Files.readString(path);
      return new Source(path, COMMENT.matcher(text).replaceAll(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
