// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.gdb;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Questions to GDB, each a command without side effects. */
final class Gdb {
  private static final String TYPE = "type = ";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(?: \\w+)*");

  private final Function<String, Optional<String>> ask;

  /**
   * @param ask runs a GDB command; its result is absent if GDB reports an error
   */
  Gdb(Function<String, Optional<String>> ask) {
    this.ask = ask;
  }

  /** Returns whether a question may contain a name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Returns the output of {@code ptype /o} for an expression or a type. */
  Optional<String> layout(String what) {
    return ask.apply("ptype /o " + what);
  }

  /** Returns the type of an expression, or the target of a typedef, without bodies. */
  Optional<String> whatis(String what) {
    return typeOf(ask.apply("whatis " + what));
  }

  /**
   * Returns the type of an expression, or the type itself, with typedefs resolved and with its
   * body.
   */
  Optional<String> ptype(String what) {
    return typeOf(ask.apply("ptype " + what));
  }

  /** Returns whether a name is a type; the name of a variable is not, whatever its type. */
  boolean isType(String name) {
    return ask.apply("whatis (" + name + " *)0").isPresent();
  }

  /** Returns the values of C expressions as signed numbers. */
  Optional<List<Long>> numbers(List<String> expressions) {
    StringBuilder command = new StringBuilder("printf \"");
    expressions.forEach(e -> command.append("%ld "));
    command.append("\\n\"");
    expressions.forEach(e -> command.append(", (long)(").append(e).append(')'));
    return ask.apply(command.toString()).map(Gdb::numbers);
  }

  private static List<Long> numbers(String text) {
    return Stream.of(text.strip().split("\\s+")).map(Long::valueOf).toList();
  }

  // For a variable without a type GDB prints a text such as "<data variable, no debug info>".
  private static Optional<String> typeOf(Optional<String> text) {
    return text.map(String::strip)
        .filter(t -> t.contains(TYPE))
        .map(t -> t.substring(t.indexOf(TYPE) + TYPE.length()))
        .filter(t -> !t.startsWith("<"));
  }
}
