// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.type.Nearest;

/**
 * The arguments of a saved snippet, taken apart by what it says it takes: {@code Options.of(args(),
 * "--mem", "--pid N", "[NAME...]")}. {@code --pid 1} and {@code --pid=1} are alike. Anything else
 * is a {@link UsageException} that says what there is.
 */
public final class ProgramOptions {
  private static final String REST = "[";

  private final Map<String, String> given = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();
  private final Map<String, String> known = new LinkedHashMap<>();
  private final boolean takesRest;

  private ProgramOptions(List<String> declared) {
    this.takesRest = declared.stream().anyMatch(text -> text.startsWith(REST));
    for (String text : declared) {
      if (!text.startsWith(REST)) {
        int blank = text.indexOf(' ');
        known.put(
            blank < 0 ? text : text.substring(0, blank), blank < 0 ? "" : text.substring(blank));
      }
    }
  }

  /**
   * Takes arguments apart.
   *
   * @param declared each option, with a word for its value where it takes one: {@code "--pid N"};
   *     in brackets what may follow beside options: {@code "[NAME...]"}
   * @throws UsageException where an argument is none of these, or a value is missing
   */
  public static ProgramOptions of(List<String> arguments, String... declared) {
    ProgramOptions options = new ProgramOptions(List.of(declared));
    for (int i = 0; i < arguments.size(); ) {
      i = options.take(arguments, i);
    }
    return options;
  }

  /** Whether an option was given. */
  public boolean has(String option) {
    return given.containsKey(declared(option));
  }

  /** The value of an option, or what stands for it where it was not given. */
  public String text(String option, String otherwise) {
    return given.getOrDefault(declared(option), otherwise);
  }

  /**
   * The number that an option was given, decimal or with {@code 0x}, or what stands for it.
   *
   * @throws UsageException where it is no number
   */
  public long number(String option, long otherwise) {
    if (!has(option)) {
      return otherwise;
    }
    String text = given.get(option);
    try {
      return text.startsWith("0x")
          ? Long.parseUnsignedLong(text.substring(2), 16)
          : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UsageException(option + " takes a number, not '" + text + "'");
    }
  }

  /**
   * The number that an option was given, which must not be negative.
   *
   * @throws UsageException where it is no such number
   */
  public int count(String option, int otherwise) {
    long number = number(option, otherwise);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new UsageException(option + " takes a number from 0 on, not " + given.get(option));
    }
    return (int) number;
  }

  /** What was given beside options. */
  public List<String> rest() {
    return List.copyOf(rest);
  }

  private int take(List<String> arguments, int i) {
    String argument = arguments.get(i);
    if (!argument.startsWith("--")) {
      addRest(argument);
      return i + 1;
    }
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    if (!known.containsKey(name)) {
      throw new UsageException("unknown option '" + name + "'" + advice(name));
    }
    if (known.get(name).isEmpty()) {
      given.put(flag(name, equals), "");
      return i + 1;
    }
    if (equals >= 0) {
      given.put(name, argument.substring(equals + 1));
      return i + 1;
    }
    if (i + 1 == arguments.size()) {
      throw new UsageException(name + " needs a value:" + known.get(name));
    }
    given.put(name, arguments.get(i + 1));
    return i + 2;
  }

  private void addRest(String argument) {
    if (!takesRest) {
      throw new UsageException("'" + argument + "' is no option" + advice(argument));
    }
    rest.add(argument);
  }

  private static String flag(String name, int equals) {
    if (equals >= 0) {
      throw new UsageException(name + " takes no value");
    }
    return name;
  }

  private String advice(String wrong) {
    String hint = Nearest.hint(wrong, known.keySet());
    List<String> all = new ArrayList<>();
    known.forEach((name, value) -> all.add(name + value));
    return known.isEmpty()
        ? ": this program takes none"
        : hint + "; there is: " + String.join(", ", all);
  }

  private String declared(String option) {
    if (!known.containsKey(option)) {
      throw new IllegalArgumentException(option + " was not declared");
    }
    return option;
  }
}
