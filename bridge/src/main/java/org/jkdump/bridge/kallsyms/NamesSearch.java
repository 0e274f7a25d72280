// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.util.Arrays;
import java.util.Optional;
import org.jkdump.memory.Bytes;

/**
 * Finds the names that lie before a table of tokens. Between them lie {@code kallsyms_markers}, the
 * offset of each 256th name, and in v6.2 and v6.3 {@code kallsyms_seqs_of_names}, 3 bytes for each
 * name. The number of symbols lies 8 bytes before the names.
 */
final class NamesSearch {
  private static final int STEP = 256;

  // A name takes a length of 1 or 2 bytes and 1 to 512 tokens.
  private static final int SHORTEST = 2 * STEP;
  private static final int LONGEST = 514 * STEP;
  private static final int FEWEST_MARKERS = 4;

  // A number behind the last marker looks like one more.
  private static final int MOST_FALSE = 2;
  private static final int[] WINDOWS = {1 << 14, 1 << 20, 1 << 24};
  private static final int MOST_TRIES = 8;

  private final ImageBytes image;
  private final TokenTable tokens;
  private final long lowest;
  private int tries;

  /**
   * @param lowest address of the kernel's text
   */
  NamesSearch(ImageBytes image, TokenTable tokens, long lowest) {
    this.image = image;
    this.tokens = tokens;
    this.lowest = lowest;
  }

  /** Returns the names that agree with their markers. */
  Optional<KallsymsPlace> find() {
    for (int window : WINDOWS) {
      int size = (int) Math.min(window, tokens.start() - lowest) & -8;
      byte[] before = image.read(tokens.start() - size, size);
      // Since Linux kernel commit 80ffbaa5b1bd ("kallsyms: reduce size a little on 64-bit") (in
      // v5.1) a marker has 4 bytes.
      Optional<KallsymsPlace> found = find(before, 4).or(() -> find(before, 8));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<KallsymsPlace> find(byte[] before, int width) {
    for (int at = before.length - 8; at >= 0 && tries < MOST_TRIES; at -= 8) {
      long[] markers = markers(before, at, width);
      if (markers.length >= FEWEST_MARKERS) {
        tries++;
        Optional<KallsymsPlace> found = names(tokens.start() - before.length + at, markers);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  // The numbers from an offset on that can be markers.
  private static long[] markers(byte[] before, int at, int width) {
    int count = Bytes.unsigned(before, at, width, false) == 0 ? 1 : 0;
    long last = 0;
    while (count > 0 && at + (count + 1) * width <= before.length) {
      long next = Bytes.unsigned(before, at + count * width, width, false);
      if (next - last < SHORTEST || next - last > LONGEST) {
        break;
      }
      last = next;
      count++;
    }
    long[] markers = new long[count];
    for (int i = 0; i < count; i++) {
      markers[i] = Bytes.unsigned(before, at + i * width, width, false);
    }
    return markers;
  }

  private Optional<KallsymsPlace> names(long end, long[] markers) {
    for (int count = markers.length;
        count > markers.length - 1 - MOST_FALSE && count > 1;
        count--) {
      long last = markers[count - 1];
      long size = Math.min(last + LONGEST, end - lowest) & -8;
      if (size <= KallsymsPlace.MOST_BYTES && size > last) {
        Optional<KallsymsPlace> found =
            names(end, image.read(end - size, (int) size), Arrays.copyOf(markers, count));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  // The names end where the bytes end.
  private Optional<KallsymsPlace> names(long end, byte[] bytes, long[] markers) {
    int highest = bytes.length - (int) markers[markers.length - 1];
    for (int start = highest - 1 & -8; start >= 8; start -= 8) {
      long count = Bytes.unsigned(bytes, start - 8, 8, false);
      if (count >= 0
          && (count + STEP - 1) / STEP == markers.length
          && agrees(bytes, start, (int) count, markers)) {
        byte[] names = Arrays.copyOfRange(bytes, start, bytes.length);
        return Optional.of(new KallsymsPlace((int) count, end - names.length, names, tokens));
      }
    }
    return Optional.empty();
  }

  private static boolean agrees(byte[] bytes, int start, int count, long[] markers) {
    NameWalk walk = new NameWalk(bytes, start);
    for (int i = 0; i < count; i++) {
      if (i % STEP == 0 && walk.end() - start != markers[i / STEP] || !walk.next()) {
        return false;
      }
    }
    return Alignment.up(walk.end()) == bytes.length;
  }
}
