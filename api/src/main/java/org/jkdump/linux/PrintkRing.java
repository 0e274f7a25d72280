// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.memory.DumpText;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;

/** The lockless ring buffer: descriptors, infos and texts in three rings. */
final class PrintkRing {
  private static final long COMMITTED = 1;
  private static final long FINALIZED = 2;
  private static final int MAX_BITS = 28;

  private final Kernel kernel;
  private final int stateShift;
  private final Struct descs;
  private final Struct infos;
  private final long count;
  private final long head;
  private final long tail;
  private final long data;
  private final long dataSize;
  private final int idSize;

  PrintkRing(Kernel kernel) {
    Struct ring =
        kernel.struct(
            "struct printk_ringbuffer", kernel.memory().pointer(kernel.symbolAddress("prb")));
    this.kernel = kernel;
    this.idSize = kernel.facts().longSize();
    this.stateShift = idSize * 8 - 2;
    this.descs = ring.su_("desc_ring.descs");
    this.infos = ring.su_("desc_ring.infos");
    this.count = size(ring.num_("desc_ring.count_bits"));
    this.head = ring.num_("desc_ring.head_id.counter");
    this.tail = ring.num_("desc_ring.tail_id.counter");
    this.data = ring.num_("text_data_ring.data");
    this.dataSize = size(ring.num_("text_data_ring.size_bits"));
  }

  List<Printk.Line> records() {
    List<Printk.Line> found = new ArrayList<>();
    long last = head - tail & idMask();
    LeftOut out = new LeftOut(kernel, "records of the kernel's log");
    for (long i = 0; i <= Math.min(last, count - 1); i++) {
      long id = tail + i & idMask();
      InterruptedOperation.poll("kernel log");
      out.read(() -> record(id, out)).ifPresent(found::add);
    }
    out.log();
    return found;
  }

  // Null for a record that is being written, or is free.
  private Printk.Line record(long id, LeftOut out) {
    Struct desc = descs.at_(id & count - 1);
    long word = desc.num_("state_var.counter");
    long state = word >>> stateShift & 3;
    if ((word & idMask()) != id || state != COMMITTED && state != FINALIZED) {
      return null;
    }
    Struct info = infos.at_(id & count - 1);
    return new Printk.Line(
        info.num_("seq"),
        info.num_("ts_nsec"),
        (int) info.num_("level"),
        (int) info.num_("facility"),
        (int) info.num_("caller_id"),
        text(desc, (int) info.num_("text_len"), out));
  }

  // A text that would reach past the ring's end begins at the ring's start. An odd position means
  // no text.
  private String text(Struct desc, int length, LeftOut out) {
    long begin = desc.num_("text_blk_lpos.begin");
    long next = desc.num_("text_blk_lpos.next");
    if ((begin & 1) != 0) {
      return "";
    }
    long at = wrap(begin) == wrap(next - 1) ? begin & dataSize - 1 : 0;
    long end = (next - 1 & dataSize - 1) + 1;
    int n = (int) Math.max(0, Math.min(length, end - at - idSize));
    if (n < length) {
      out.add(length - n + " bytes of a text of " + length);
    }
    byte[] bytes = kernel.memory().read(data + at + idSize, n);
    return DumpText.decode(bytes, 0, n);
  }

  private long wrap(long position) {
    return position >>> Long.numberOfTrailingZeros(dataSize);
  }

  private long idMask() {
    return (1L << stateShift) - 1;
  }

  private static long size(long bits) {
    if (bits < 0 || bits > MAX_BITS) {
      throw new TargetException("the kernel log's ring buffer is damaged: 2^" + bits + " entries");
    }
    return 1L << bits;
  }
}
