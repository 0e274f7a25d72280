// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The options that every saved snippet has without asking for them, PyKdump's {@code epython
 * --ehelp}. They are taken out of its arguments wherever they stand before a {@code --}; {@code
 * --timeout=5} and {@code --timeout 5} are alike, and what isn't one of them is left alone.
 */
public final class GlobalOptions {
  /** What there is: a word for the value, if any, and what it does. */
  private static final Map<String, String[]> KNOWN = known();

  private final Map<String, String> given = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();

  private GlobalOptions() {}

  /** None of them. */
  public static GlobalOptions none() {
    return new GlobalOptions();
  }

  /**
   * Takes them out of arguments.
   *
   * @throws UsageException where a value is missing or makes no sense
   */
  public static GlobalOptions of(List<String> arguments) {
    GlobalOptions options = new GlobalOptions();
    int end = arguments.contains("--") ? arguments.indexOf("--") : arguments.size();
    for (int i = 0; i < end; ) {
      i = options.take(arguments, i, end);
    }
    options.rest.addAll(arguments.subList(end, arguments.size()));
    options.check();
    return options;
  }

  /** What each does, one a line. */
  public static String help() {
    StringBuilder text = new StringBuilder();
    KNOWN.forEach(
        (name, about) ->
            text.append(String.format("  %-18s %s%n", (name + " " + about[0]).strip(), about[1])));
    return text.toString();
  }

  /** The arguments without them. */
  public List<String> rest() {
    return List.copyOf(rest);
  }

  /** {@code --timeout}: after how long crash commands in the background are killed. */
  public Optional<Duration> timeout() {
    return number("--timeout", 0, Integer.MAX_VALUE).map(Duration::ofSeconds);
  }

  /** {@code --maxel}: entries at which lists are cut. */
  public Optional<Long> maxel() {
    return number("--maxel", 1, Long.MAX_VALUE);
  }

  /** {@code --usens}: the task whose namespaces are meant. */
  public OptionalInt usens() {
    Optional<Long> pid = number("--usens", 0, Integer.MAX_VALUE);
    return pid.isPresent() ? OptionalInt.of(pid.get().intValue()) : OptionalInt.empty();
  }

  /** {@code --debug}: how much the program says of what it does. */
  public int debug() {
    return number("--debug", 0, Integer.MAX_VALUE).orElse(0L).intValue();
  }

  /** {@code --ofile}: the file to print to. */
  public Optional<Path> ofile() {
    return Optional.ofNullable(given.get("--ofile")).map(Path::of);
  }

  /** {@code --reload}: nothing that was computed before is used. */
  public boolean isReload() {
    return given.containsKey("--reload");
  }

  /** {@code --experimental}: the program may do what isn't settled yet. */
  public boolean isExperimental() {
    return given.containsKey("--experimental");
  }

  /** {@code --dumpcache}: the caches are listed at the end. */
  public boolean isDumpcache() {
    return given.containsKey("--dumpcache");
  }

  private static Map<String, String[]> known() {
    Map<String, String[]> all = new LinkedHashMap<>();
    all.put("--timeout", words("SECONDS", "deadline of crash commands in the background (120)"));
    all.put("--maxel", words("N", "cut lists at N entries, with a warning"));
    all.put("--usens", words("PID", "use the namespaces of this task"));
    all.put("--ofile", words("FILE", "print to FILE"));
    all.put("--debug", words("N", "say more of what is done"));
    all.put("--reload", words("", "forget what was memoized, and compute it anew"));
    all.put("--dumpcache", words("", "list the caches at the end"));
    all.put("--experimental", words("", "allow what isn't settled yet"));
    return all;
  }

  private static String[] words(String value, String help) {
    return new String[] {value, help};
  }

  private int take(List<String> arguments, int i, int end) {
    String argument = arguments.get(i);
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    String[] about = KNOWN.get(name);
    if (about == null) {
      rest.add(argument);
      return i + 1;
    }
    if (about[0].isEmpty()) {
      flag(name, equals >= 0);
      return i + 1;
    }
    if (equals >= 0) {
      given.put(name, argument.substring(equals + 1));
      return i + 1;
    }
    if (i + 1 == end) {
      throw new UsageException(name + " needs a value: " + name + " " + about[0]);
    }
    given.put(name, arguments.get(i + 1));
    return i + 2;
  }

  private void flag(String name, boolean hasValue) {
    if (hasValue) {
      throw new UsageException(name + " takes no value");
    }
    given.put(name, "");
  }

  private void check() {
    timeout();
    maxel();
    usens();
    debug();
    if ("".equals(given.get("--ofile"))) {
      throw new UsageException("--ofile needs a file's name");
    }
  }

  private Optional<Long> number(String name, long least, long most) {
    String text = given.get(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    String what = KNOWN.get(name)[0];
    throw new UsageException(
        String.format("%s %s takes a whole number from %d on, not '%s'", name, what, least, text));
  }
}
