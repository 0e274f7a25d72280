// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Global options, which every saved snippet has without declaring them: PyKdump's {@code epython
 * --ehelp}. They are taken out of the arguments before a {@code --}, at any place; {@code
 * --timeout=5} and {@code --timeout 5} are alike. Other arguments stay.
 */
public final class GlobalOptions {
  /** Usage and description. */
  private static final List<List<String>> KNOWN =
      List.of(
          List.of("--timeout SECONDS", "deadline of crash commands in the background (120)"),
          List.of("--maxel N", "cut lists at N entries, with a warning"),
          List.of("--usens PID", "use the namespaces of this task"),
          List.of("--ofile FILE", "print to FILE"),
          List.of("--debug N", "print more details"),
          List.of("--reload", "forget memoized results and compute them anew"),
          List.of("--dumpcache", "list the caches at the end"),
          List.of("--experimental", "allow unfinished features"));

  /** Name to usage, {@code ""} for a flag. */
  private static final Map<String, String> USAGES =
      KNOWN.stream()
          .map(option -> option.get(0))
          .collect(Collectors.toMap(u -> u.split(" ")[0], u -> u.contains(" ") ? u : ""));

  private final Map<String, String> given;
  private final List<String> rest = new ArrayList<>();

  private GlobalOptions(List<String> arguments) {
    int end = arguments.contains("--") ? arguments.indexOf("--") : arguments.size();
    this.given = new OptionReader(USAGES, rest::add).read(arguments.subList(0, end));
    rest.addAll(arguments.subList(end, arguments.size()));
  }

  /** No options. */
  public static GlobalOptions none() {
    return new GlobalOptions(List.of());
  }

  /**
   * Takes the global options out of arguments.
   *
   * @throws UsageException if a value is missing or makes no sense
   */
  public static GlobalOptions of(List<String> arguments) {
    GlobalOptions options = new GlobalOptions(arguments);
    options.check();
    return options;
  }

  /** One line for each option. */
  public static String help() {
    StringBuilder text = new StringBuilder();
    KNOWN.forEach(
        option -> text.append(String.format("  %-18s %s%n", option.get(0), option.get(1))));
    return text.toString();
  }

  /** The arguments without the global options. */
  public List<String> rest() {
    return List.copyOf(rest);
  }

  /** {@code --timeout}: deadline of crash commands in the background. */
  public Optional<Duration> timeout() {
    return number("--timeout", 0, Integer.MAX_VALUE).map(Duration::ofSeconds);
  }

  /** {@code --maxel}: number of entries at which lists are cut. */
  public Optional<Long> maxel() {
    return number("--maxel", 1, Long.MAX_VALUE);
  }

  /** {@code --usens}: the pid whose namespaces the program uses. */
  public OptionalInt usens() {
    Optional<Long> pid = number("--usens", 0, Integer.MAX_VALUE);
    return pid.isPresent() ? OptionalInt.of(pid.get().intValue()) : OptionalInt.empty();
  }

  /** {@code --debug}: how much the program prints about its work. */
  public int debug() {
    return number("--debug", 0, Integer.MAX_VALUE).orElse(0L).intValue();
  }

  /** {@code --ofile}: the file to print to. */
  public Optional<Path> ofile() {
    return Optional.ofNullable(given.get("--ofile")).map(Path::of);
  }

  /** {@code --reload}: memoized results are computed anew. */
  public boolean isReload() {
    return given.containsKey("--reload");
  }

  /** {@code --experimental}: the program may use unfinished features. */
  public boolean isExperimental() {
    return given.containsKey("--experimental");
  }

  /** {@code --dumpcache}: the caches are printed at the end. */
  public boolean isDumpcache() {
    return given.containsKey("--dumpcache");
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
      // The exception below says so.
    }
    throw new UsageException(
        String.format(
            "%s takes a whole number from %d on, not '%s'", USAGES.get(name), least, text));
  }
}
