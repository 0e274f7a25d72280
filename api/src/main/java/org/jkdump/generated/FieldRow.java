// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A field as a generated class describes it: its place and type.
 *
 * @param declaration as C declares it
 * @param lengths of an array of several dimensions, if the kernel's own types show it flat; else
 *     empty
 */
public record FieldRow(
    String name, long bitOffset, int bitSize, long size, String declaration, List<Long> lengths) {
  private static final String SEPARATOR = "\t";

  public FieldRow {
    lengths = List.copyOf(lengths);
  }

  /** The row as a line of text, without its end. */
  public String line() {
    String shape = lengths.stream().map(String::valueOf).collect(Collectors.joining(" "));
    return String.join(
        SEPARATOR, name, "" + bitOffset, "" + bitSize, "" + size, declaration, shape);
  }

  static FieldRow parse(String line) {
    String[] cells = line.split(SEPARATOR, -1);
    return new FieldRow(
        cells[0],
        Long.parseLong(cells[1]),
        Integer.parseInt(cells[2]),
        Long.parseLong(cells[3]),
        cells[4],
        cells[5].isEmpty()
            ? List.of()
            : Arrays.stream(cells[5].split(" ")).map(Long::valueOf).toList());
  }
}
