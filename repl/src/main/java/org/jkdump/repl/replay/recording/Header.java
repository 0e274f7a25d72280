// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.run.DumpInfo;
import org.jkdump.target.TargetException;

/**
 * Header of a recording: how it was made.
 *
 * @param by the version of jkdump
 * @param dump the dump it was made on
 * @param masks as the user gave them
 * @param args arguments of the programs
 * @param programs names and places of the programs, without their sources
 */
record Header(
    String by, DumpInfo dump, List<String> masks, List<String> args, List<Program> programs) {
  static final String FIRST = "jkdump recording ";
  static final int FORMAT = 1;

  /** The text of {@code recording.txt}. */
  String text() {
    List<String> lines = new ArrayList<>(List.of(FIRST + FORMAT));
    lines.add(line("by", by));
    lines.add(line("release", dump.release()));
    lines.add(line("vmlinux", dump.vmlinux()));
    lines.add(line("vmcore", dump.vmcore()));
    masks.forEach(mask -> lines.add(line("mask", mask)));
    args.forEach(arg -> lines.add(line("arg", arg)));
    for (Program program : programs) {
      lines.add(line("program", program.name()));
      lines.add(line("file", program.file()));
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * Parses the text of {@code recording.txt}.
   *
   * @param where name of the recording in messages
   */
  static Header parse(String where, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith(FIRST)) {
      throw new TargetException(where + " is not a recording: its first line is another");
    }
    String format = lines.get(0).substring(FIRST.length());
    if (!format.equals(String.valueOf(FORMAT))) {
      throw new TargetException(
          String.format(
              "%s is a recording of format %s, made by jkdump %s; this jkdump reads format %s:"
                  + " record again, or check with that one",
              where, format, String.join(", ", all(lines, "by")), FORMAT));
    }
    List<String> files = all(lines, "file");
    List<String> names = all(lines, "program");
    if (names.size() != files.size()) {
      throw new TargetException(
          where + " is a half-written recording: a program has no file; record again");
    }
    List<Program> programs = new ArrayList<>();
    for (String name : names) {
      programs.add(new Program(name, files.get(programs.size()), ""));
    }
    DumpInfo dump =
        new DumpInfo("", one(lines, "release"), one(lines, "vmlinux"), one(lines, "vmcore"));
    return new Header(one(lines, "by"), dump, all(lines, "mask"), all(lines, "arg"), programs);
  }

  private static String one(List<String> lines, String key) {
    return all(lines, key).stream().findFirst().orElse("");
  }

  private static List<String> all(List<String> lines, String key) {
    String lead = key + " ";
    return lines.stream()
        .filter(line -> line.startsWith(lead))
        .map(line -> unescaped(line.substring(lead.length())))
        .toList();
  }

  private static String line(String key, String value) {
    return key + " " + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean escape = c == '\\' && i + 1 < value.length();
      text.append(escape ? meant(value.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char meant(char c) {
    return c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
}
