// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.ProgressTicker;
import org.jkdump.target.Space;
import org.jkdump.walk.CorruptionException;

/** Search of all memory that the dump has. crash: {@code search -k}. */
public final class MemorySearch {
  /** More places are of no use: the value is a common one, such as 0. */
  private static final int MOST_FOUND = 1 << 20;

  // Physical addresses have 52 bits at most.
  private static final long MOST_FRAMES = 1L << 40;

  // Pages that one thread reads at once, and such pieces between two looks for ^C.
  private static final int PIECE = 256;
  private static final int PIECES = 64;

  private final Kernel kernel;
  private final long value;
  private final VarHandle words;
  private final List<Long> found = new ArrayList<>();

  private MemorySearch(Kernel kernel, long value) {
    this.kernel = kernel;
    this.value = value;
    this.words = MethodHandles.byteArrayViewVarHandle(long[].class, kernel.facts().byteOrder());
  }

  /**
   * Addresses, in the kernel's direct map, of the aligned 64-bit words that have a value. Pages
   * that the dump lacks are passed over.
   */
  public static List<Long> words(long value) {
    return words(Session.current().kernel(), value);
  }

  /** The same in a kernel. */
  public static List<Long> words(Kernel kernel, long value) {
    MemorySearch search = new MemorySearch(kernel, value);
    try (ProgressTicker progress = new ProgressTicker(kernel.progress())) {
      LeftOut out = new LeftOut(kernel, "nodes of memory");
      Mmzone.nodes(kernel).forEach(node -> out.read(() -> search.node(node, progress)));
      out.log();
    }
    if (search.found.size() == MOST_FOUND) {
      String many = "0x%x is in too many places: only the first %d are listed";
      kernel.log().warning(String.format(many, value, MOST_FOUND));
    }
    return search.found;
  }

  // unsigned long node_start_pfn, node_spanned_pages
  private int node(Struct node, ProgressTicker progress) {
    long begin = node.num_("node_start_pfn");
    long count = node.num_("node_spanned_pages");
    if (begin < 0 || count < 0 || begin + count > MOST_FRAMES) {
      throw new CorruptionException(
          String.format("a node of %d pages from frame %d on can't be", count, begin));
    }
    long end = begin + count;
    int step = PIECE * PIECES;
    for (long frame = begin; frame < end && found.size() < MOST_FOUND; frame += step) {
      InterruptedOperation.poll("the search of memory");
      progress.accept(String.format(Locale.ROOT, "searching memory, %.1f GiB", gibibytes(frame)));
      frames(frame, (int) Math.min(step, end - frame));
    }
    return found.size();
  }

  private double gibibytes(long frames) {
    return (double) frames * kernel.facts().pageSize() / (1 << 30);
  }

  private void frames(long first, int count) {
    IntStream.iterate(0, at -> at < count, at -> at + PIECE)
        .parallel()
        .mapToObj(at -> piece(first + at, Math.min(PIECE, count - at)))
        .flatMapToLong(piece -> piece)
        .limit(MOST_FOUND - found.size())
        .forEachOrdered(found::add);
  }

  private LongStream piece(long frame, int count) {
    int size = kernel.facts().pageSize();
    long begin = frame * size;
    long base = kernel.facts().pageOffset() + begin;
    Pages pages = kernel.target().readPages(Space.PHYSICAL, 0, begin, count);
    LongStream.Builder places = LongStream.builder();
    for (int i = 0; i < count; i++) {
      if (pages.outcomes()[i] == Outcome.OK) {
        byte[] page = pages.data()[i];
        for (int at = 0; at < size; at += Long.BYTES) {
          if ((long) words.get(page, at) == value) {
            places.add(base + (long) i * size + at);
          }
        }
      }
    }
    return places.build();
  }
}
