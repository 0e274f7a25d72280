// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.type.Nearest;

/**
 * Options of a saved snippet: {@code Options.of(args(), "--mem", "--pid N", "[NAME...]")} declares
 * the options and reads them from arguments. {@code --pid 1} and {@code --pid=1} are alike. Any
 * other argument is a {@link UsageException} whose message lists the options.
 */
public final class Options {
  private static final String REST = "[";

  private final Map<String, String> declared = new LinkedHashMap<>();
  private final Map<String, String> given;
  private final List<String> rest = new ArrayList<>();
  private final boolean takesRest;

  private Options(List<String> arguments, List<String> declarations) {
    this.takesRest = declarations.stream().anyMatch(text -> text.startsWith(REST));
    for (String text : declarations) {
      if (!text.startsWith(REST)) {
        String[] words = (text + " ").split(" ", 2);
        declared.put(words[0], words[1].strip());
      }
    }
    this.given = new OptionReader(declared, this::addOther).read(arguments);
  }

  /**
   * Reads the options of arguments.
   *
   * @param declared each option, with a word for its value if it takes one: {@code "--pid N"}; in
   *     brackets the arguments beside options: {@code "[NAME...]"}
   * @throws UsageException if an argument is not declared, or a value is missing
   */
  public static Options of(List<String> arguments, String... declared) {
    return new Options(arguments, List.of(declared));
  }

  /** Whether an option was given. */
  public boolean has(String option) {
    return given.containsKey(known(option));
  }

  /** The value of an option, or a default if the option was not given. */
  public String text(String option, String otherwise) {
    return given.getOrDefault(known(option), otherwise);
  }

  /**
   * The number of an option, decimal or with {@code 0x}, or a default if the option was not given.
   *
   * @throws UsageException if the value is no number
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
   * The number of an option, which must not be negative, or a default if the option was not given.
   *
   * @throws UsageException if the value is no such number
   */
  public int count(String option, int otherwise) {
    long number = number(option, otherwise);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new UsageException(option + " takes a number from 0 on, not " + given.get(option));
    }
    return (int) number;
  }

  /** The arguments beside options. */
  public List<String> rest() {
    return List.copyOf(rest);
  }

  private void addOther(String argument) {
    if (argument.startsWith("--")) {
      String name = argument.split("=", 2)[0];
      throw new UsageException("unknown option '" + name + "'" + advice(name));
    }
    if (!takesRest) {
      throw new UsageException("'" + argument + "' is no option" + advice(argument));
    }
    rest.add(argument);
  }

  private String advice(String wrong) {
    List<String> all = new ArrayList<>();
    declared.forEach((name, word) -> all.add((name + " " + word).strip()));
    return all.isEmpty()
        ? ": this program takes none"
        : Nearest.hint(wrong, declared.keySet()) + "; there is: " + String.join(", ", all);
  }

  private String known(String option) {
    if (!declared.containsKey(option)) {
      throw new IllegalArgumentException(option + " was not declared");
    }
    return option;
  }
}
