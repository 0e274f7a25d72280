// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.variable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jkdump.cdecl.Declaration;
import org.jkdump.cdecl.DeclarationParser;
import org.jkdump.cdecl.Tokens;
import org.jkdump.cdecl.TypeSyntaxException;
import org.jkdump.memo.Lazy;

/**
 * C declarations of well-known kernel variables, from the {@code .h} files of this package. A
 * comment above each group names the kernel's file that defines the variables. The rules:
 *
 * <ul>
 *   <li>Declarations of one variable stand together, newest first; each older one cites the commit
 *       that replaced it. The first that fits the kernel counts.
 *   <li>An array's length is a number or an enumerator. {@code []} stands for a length that depends
 *       on the configuration or on a macro: the array reaches to the next symbol.
 *   <li>{@code const} is written if the newest kernel has it. It counts only for a variable in
 *       read-only data.
 *   <li>Per-CPU variables are declared as their one copy, in {@code percpu.h}. BTF has them too,
 *       but that of some kernels, such as Debian's 5.10, has no variables at all.
 *   <li>Variables that are freed after the boot are left out.
 * </ul>
 */
final class Declarations {
  private static final List<String> FILES =
      List.of(
          "init", "kernel", "sched", "time", "trace", "mm", "fs", "net", "drivers", "x86", "others",
          "percpu");

  private final String text;
  private final Lazy<Map<String, List<String>>> byName;

  /**
   * Parses nothing yet.
   *
   * @param text declarations, each with a semicolon; the other methods throw a {@link
   *     TypeSyntaxException} if something else is in it
   */
  Declarations(String text) {
    this.text = text;
    this.byName = new Lazy<>(() -> parsed(text));
  }

  private static Map<String, List<String>> parsed(String text) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    Tokens tokens = Tokens.of(text, TypeSyntaxException::new);
    while (!tokens.atEnd()) {
      int begin = tokens.peek().at();
      Declaration declaration =
          new DeclarationParser(tokens, Declarations::anyLength).declaration();
      String own = text.substring(begin, tokens.peek().at());
      tokens.expect(";");
      byName.computeIfAbsent(declaration.name(), name -> new ArrayList<>(1)).add(own);
    }
    return byName;
  }

  /** The declarations that come with this program. */
  static Declarations bundled() {
    return new Declarations(FILES.stream().map(Declarations::file).collect(Collectors.joining()));
  }

  /** The declarations of a variable without their semicolons, newest first. */
  Stream<String> of(String name) {
    return byName.get().getOrDefault(name, List.of()).stream();
  }

  /** The names of the variables. */
  Set<String> names() {
    return byName.get().keySet();
  }

  /** The whole text. */
  String text() {
    return text;
  }

  // Which number an enumerator stands for, only a kernel can say.
  private static long anyLength(Tokens tokens) {
    return tokens.peek().isName() ? tokens.take().text().length() : tokens.number();
  }

  private static String file(String name) {
    try (InputStream in = Declarations.class.getResourceAsStream(name + ".h")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
