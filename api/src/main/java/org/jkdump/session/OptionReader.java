// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reader of the options {@code --flag}, {@code --name VALUE} and {@code --name=VALUE}. */
final class OptionReader {
  private final Map<String, String> declared;
  private final Consumer<String> others;
  private final Map<String, String> given = new LinkedHashMap<>();

  /**
   * @param declared each option's name with the text that explains its value, {@code ""} for a flag
   * @param others receives each argument that is no declared option
   */
  OptionReader(Map<String, String> declared, Consumer<String> others) {
    this.declared = declared;
    this.others = others;
  }

  /**
   * The options among arguments with their values, {@code ""} for a flag.
   *
   * @throws UsageException if a value is missing, or a flag has one
   */
  Map<String, String> read(List<String> arguments) {
    for (int i = 0; i < arguments.size(); ) {
      i += take(arguments.subList(i, arguments.size()));
    }
    return given;
  }

  /** Takes the first option or argument, and returns how many arguments that were. */
  private int take(List<String> arguments) {
    String first = arguments.get(0);
    int equals = first.indexOf('=');
    String name = equals < 0 ? first : first.substring(0, equals);
    String value = declared.get(name);
    if (value == null) {
      others.accept(first);
      return 1;
    }
    if (value.isEmpty() && equals >= 0) {
      throw new UsageException(name + " takes no value");
    }
    if (value.isEmpty() || equals >= 0) {
      given.put(name, equals < 0 ? "" : first.substring(equals + 1));
      return 1;
    }
    if (arguments.size() == 1) {
      throw new UsageException(name + " needs a value: " + value);
    }
    given.put(name, arguments.get(1));
    return 2;
  }
}
