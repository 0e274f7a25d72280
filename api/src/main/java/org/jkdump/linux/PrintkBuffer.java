// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.memory.DumpText;
import org.jkdump.target.MemoryException;

/** The log before v5.10: records of various lengths in a row, each with a header. */
final class PrintkBuffer {
  private final Kernel kernel;
  private final long buffer;
  private final long size;
  private final String header;

  PrintkBuffer(Kernel kernel) {
    this.kernel = kernel;
    this.buffer = kernel.memory().pointer(kernel.symbolAddress("log_buf"));
    this.size = number("log_buf_len");
    // Since Linux kernel commit 62e32ac3505a ("printk: rename struct log to struct printk_log") (in
    // v3.11).
    boolean renamed = kernel.types().struct("printk_log").isPresent();
    this.header = renamed ? "struct printk_log" : "struct log";
  }

  List<Printk.Line> records() {
    List<Printk.Line> found = new ArrayList<>();
    long sequence = kernel.memory().unsigned(kernel.symbolAddress("log_first_seq"), 8);
    long at = number("log_first_idx");
    long end = number("log_next_idx");
    boolean wrapped = at > end;
    try {
      while (wrapped || at < end) {
        Struct header = kernel.struct(this.header, buffer + at);
        long length = header.num_("len");
        if (length == 0 && !wrapped || at >= size) {
          throw new IllegalStateException("no record begins at byte " + at);
        }
        if (length == 0) {
          // The rest of the buffer was too short for a record.
          at = 0;
          wrapped = false;
          continue;
        }
        found.add(line(header, sequence++));
        at += length;
      }
    } catch (MemoryException | IllegalStateException e) {
      kernel.log().error("kernel log: " + e.getMessage() + "; " + found.size() + " records kept");
    }
    return found;
  }

  private Printk.Line line(Struct header, long sequence) {
    long begin = header.addr_() + header.size_();
    long length = header.num_("text_len");
    if (length > header.num_("len") - header.size_()) {
      throw new IllegalStateException("a record has a text of " + length + " bytes");
    }
    byte[] text = kernel.memory().read(begin, (int) length);
    // Since Linux kernel commit 15ff2069cb7f ("printk: Add caller information to printk() output.")
    // (in v5.1).
    int caller = header.has_("caller_id") ? (int) header.num_("caller_id") : 0;
    return new Printk.Line(
        sequence,
        header.num_("ts_nsec"),
        (int) header.num_("level"),
        (int) header.num_("facility"),
        caller,
        DumpText.decode(text, 0, text.length));
  }

  private long number(String symbol) {
    return kernel.memory().unsigned(kernel.symbolAddress(symbol), 4);
  }
}
