// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts that crash's {@code sys} shows, by its own keys, such as {@code LOAD AVERAGE}. */
public final class SysInfo {
  private static final Pattern LINE = Pattern.compile("^\\s*([A-Z][A-Z ]*[A-Z]): ?(.*)$");
  private static final Pattern NUMBER = Pattern.compile("^\\d+");
  private static final Pattern NOTE = Pattern.compile("\\s+\\[[A-Z ]+]$");
  private static final String JOINT = "|";

  private final Map<String, String> values;

  /**
   * @param values by their keys, in the order of {@code sys}
   */
  public SysInfo(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Parses the text of {@code sys}; lines that continue a key are joined with {@code |}. */
  public static SysInfo parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    String key = null;
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        key = matcher.group(1);
        values.merge(key, matcher.group(2).strip(), (a, b) -> a + JOINT + b);
      } else if (key != null && !line.isBlank()) {
        values.merge(key, line.strip(), (a, b) -> a + JOINT + b);
      }
    }
    return new SysInfo(values);
  }

  /** The value of a key, or null. */
  public String get(String key) {
    return values.get(key);
  }

  /** All keys with their values, in the order of {@code sys}. */
  public Map<String, String> asMap() {
    return values;
  }

  /** The kernel's release. */
  public KernelRev release() {
    return new KernelRev(text("RELEASE"));
  }

  /** Number of CPUs; a remark after the number is ignored. */
  public int cpus() {
    Matcher matcher = NUMBER.matcher(text("CPUS"));
    return matcher.find() ? Integer.parseInt(matcher.group()) : 0;
  }

  /** The dump's files, without crash's remarks such as {@code [PARTIAL DUMP]}. */
  public List<String> dumpfiles() {
    String files = values.getOrDefault("DUMPFILES", text("DUMPFILE"));
    return List.of(files.split("\\|")).stream()
        .map(file -> NOTE.matcher(file.strip()).replaceAll(""))
        .filter(file -> !file.isEmpty())
        .toList();
  }

  public String nodename() {
    return text("NODENAME");
  }

  /** The machine with its clock rate, as {@code sys} writes it. */
  public String machine() {
    return text("MACHINE");
  }

  public String uptime() {
    return text("UPTIME");
  }

  /** The panic message, or an empty text. */
  public String panic() {
    String panic = text("PANIC");
    boolean quoted = panic.length() > 1 && panic.startsWith("\"") && panic.endsWith("\"");
    return quoted ? panic.substring(1, panic.length() - 1) : panic;
  }

  /** Number of tasks. */
  public int tasks() {
    Matcher matcher = NUMBER.matcher(text("TASKS"));
    return matcher.find() ? Integer.parseInt(matcher.group()) : 0;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> text.append(String.format("%12s: %s%n", key, value)));
    return text.toString();
  }

  private String text(String key) {
    return values.getOrDefault(key, "");
  }
}
