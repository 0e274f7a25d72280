// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.List;
import java.util.function.Consumer;
import org.jkdump.type.Nearest;

/** A named setting of the whole session, like a {@code sysctl}: a Boolean, a Long or a String. */
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

  /** One line of help. */
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

  /** Adds an action that runs at each change. */
  public Knob<T> onSet(Consumer<T> wanted) {
    action = wanted;
    return this;
  }

  /**
   * Sets the value from a text.
   *
   * @throws UsageException if the text is no value of this knob
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
          String.format(
              "%s is one of %s, not '%s'%s",
              name, String.join(", ", allowed), text, Nearest.hint(text, allowed)));
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
      // The exception below says so.
    }
    throw new UsageException(name + " is a whole number from 0 on, not '" + text + "'");
  }
}
