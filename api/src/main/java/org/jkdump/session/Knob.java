// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.List;
import java.util.function.Consumer;
import org.jkdump.type.Nearest;

/**
 * A setting of the whole session with a name, such as a {@code sysctl}: a Boolean, a Long or a
 * String.
 */
public final class Knob<T> {
  private final String name;
  private final T byDefault;
  private final String help;
  private final List<String> words;
  private volatile Consumer<T> action = value -> {};
  private volatile T value;

  Knob(String name, T byDefault, String help, List<String> words) {
    this.name = name;
    this.byDefault = byDefault;
    this.help = help;
    this.words = words;
    this.value = byDefault;
  }

  public String name() {
    return name;
  }

  /** What it does, in one line. */
  public String help() {
    return help;
  }

  public T get() {
    return value;
  }

  public T byDefault() {
    return byDefault;
  }

  public void set(T wanted) {
    value = wanted;
    action.accept(wanted);
  }

  /** Has something done whenever it is set. */
  public Knob<T> onSet(Consumer<T> wanted) {
    action = wanted;
    return this;
  }

  /**
   * Sets it to what a text stands for.
   *
   * @throws UsageException where it is none of its values
   */
  public void setText(String text) {
    @SuppressWarnings("unchecked")
    T wanted = (T) parsed(text);
    set(wanted);
  }

  private Object parsed(String text) {
    if (byDefault instanceof Long) {
      return number(text);
    }
    List<String> allowed = byDefault instanceof Boolean ? List.of("true", "false") : words;
    if (!allowed.isEmpty() && !allowed.contains(text)) {
      throw new UsageException(
          name
              + " is one of "
              + String.join(", ", allowed)
              + ", not '"
              + text
              + "'"
              + Nearest.hint(text, allowed));
    }
    return byDefault instanceof Boolean ? Boolean.valueOf(text) : text;
  }

  private Long number(String text) {
    try {
      long number = Long.decode(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(name + " is a whole number from 0 on, not '" + text + "'");
  }
}
