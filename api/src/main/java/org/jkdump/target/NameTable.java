// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of symbols as C strings in one array. 150,000 objects of class String take four times the
 * memory, and making them takes longer than all else about symbols.
 */
public final class NameTable {
  // In crash's order: of several endings the first of these is cut, and what is behind it.
  private static final List<byte[]> CLONE_ENDINGS =
      Stream.of(".isra.", ".part.", ".llvm.")
          .map(ending -> ending.getBytes(StandardCharsets.ISO_8859_1))
          .toList();

  private final byte[] text;
  private final int[] starts;

  /**
   * @param text the names in any order, each with a NUL behind
   * @param starts offset of each name; several may share one
   */
  public NameTable(byte[] text, int[] starts) {
    if (starts.length > 0 && text[text.length - 1] != 0) {
      throw new IllegalArgumentException("the last name has no end");
    }
    this.text = text;
    this.starts = starts;
  }

  /** The table of some names. */
  public static NameTable of(String... names) {
    String all = String.join("\0", names) + "\0";
    return split(all.getBytes(StandardCharsets.ISO_8859_1), 0, names.length);
  }

  /**
   * The names that follow one another from an offset on.
   *
   * @throws IndexOutOfBoundsException if there are fewer
   */
  public static NameTable split(byte[] text, int from, int count) {
    int[] starts = new int[count];
    int at = from;
    for (int i = 0; i < count; i++) {
      starts[i] = at - from;
      while (text[at] != 0) {
        at++;
      }
      at++;
    }
    return new NameTable(Arrays.copyOfRange(text, from, at), starts);
  }

  /** Returns the names one after another, each with a NUL behind, as {@link #split} takes them. */
  public byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream(text.length);
    for (int start : starts) {
      int end = start;
      while (text[end] != 0) {
        end++;
      }
      all.write(text, start, end + 1 - start);
    }
    return all.toByteArray();
  }

  /** Returns the number of names. */
  public int size() {
    return starts.length;
  }

  /** Returns the i-th name. */
  public String get(int i) {
    int end = starts[i];
    while (text[end] != 0) {
      end++;
    }
    return ControlText.escaped(
        new String(text, starts[i], end - starts[i], StandardCharsets.ISO_8859_1));
  }

  /** Whether the i-th name is this one. */
  public boolean is(int i, String name) {
    return startsWith(i, name) && text[starts[i] + name.length()] == 0;
  }

  /** Whether the i-th and the j-th name are equal. */
  public boolean same(int i, int j) {
    return compare(i, j) == 0;
  }

  /** Whether the i-th name begins with a text. */
  public boolean startsWith(int i, String prefix) {
    for (int at = 0; at < prefix.length(); at++) {
      // The NUL behind a name ends the comparison, too.
      if ((text[starts[i] + at] & 0xff) != prefix.charAt(at) || prefix.charAt(at) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns what {@link String#hashCode} returns for the i-th name. */
  public int hash(int i) {
    int hash = 0;
    for (int at = starts[i]; text[at] != 0; at++) {
      hash = 31 * hash + (text[at] & 0xff);
    }
    return hash;
  }

  /** Returns the same names in another order. */
  public NameTable ordered(int[] order) {
    return new NameTable(text, IntStream.of(order).map(i -> starts[i]).toArray());
  }

  /**
   * Returns the names without the endings that compilers give to parts and clones of functions, as
   * crash names them: {@code foo} for {@code foo.isra.0}.
   */
  public NameTable withoutCloneEndings() {
    byte[] cut = text.clone();
    for (int start : starts) {
      int dot = start;
      while (text[dot] != 0 && text[dot] != '.') {
        dot++;
      }
      int end = cloneEnding(dot);
      if (end >= 0) {
        cut[end] = 0;
      }
    }
    return new NameTable(cut, starts);
  }

  private int cloneEnding(int from) {
    for (byte[] ending : CLONE_ENDINGS) {
      for (int at = from; text[at] != 0; at++) {
        int end = Math.min(at + ending.length, text.length);
        if (Arrays.equals(text, at, end, ending, 0, ending.length)) {
          return at;
        }
      }
    }
    return -1;
  }

  /** Compares the i-th with the j-th name as {@code strcmp} does. */
  int compare(int i, int j) {
    int a = starts[i];
    int b = starts[j];
    while (a != b && text[a] == text[b] && text[a] != 0) {
      a++;
      b++;
    }
    return (text[a] & 0xff) - (text[b] & 0xff);
  }

  /** Returns the names of several tables, one table after another. */
  public static NameTable joined(List<NameTable> tables) {
    int size = tables.stream().mapToInt(table -> table.text.length).reduce(0, Math::addExact);
    byte[] text = new byte[size];
    int[] starts = new int[tables.stream().mapToInt(NameTable::size).sum()];
    int at = 0;
    int from = 0;
    for (NameTable table : tables) {
      System.arraycopy(table.text, 0, text, from, table.text.length);
      for (int start : table.starts) {
        starts[at++] = from + start;
      }
      from += table.text.length;
    }
    return new NameTable(text, starts);
  }
}
