// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Space;

/** A kernel's image with kallsyms, written as scripts/kallsyms.c does. */
final class KallsymsImage implements KernelMemory {
  static final long STEXT = 0xffff_ffff_9a00_0000L;
  private static final int PAGE = 4096;
  private static final String CHARACTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, Long> vmcoreInfo = new HashMap<>(Map.of("_stext", STEXT));
  private final String[] tokens = new String[256];
  private final List<Symbol> symbols;
  private final AddressEncoding encoding;
  private final Order order;
  private final byte[] bytes;
  // One for all: a scan that finds nothing meets thousands.
  private final MemoryException beyond;
  private long hole;

  /** Order of the tables in memory. */
  enum Order {
    BEFORE_5_1,
    BEFORE_6_2,
    BEFORE_6_4,
    SINCE_6_4
  }

  record Symbol(char type, String name, long address) {}

  KallsymsImage(List<Symbol> symbols, AddressEncoding encoding, Order order) {
    this.symbols = symbols;
    this.encoding = encoding;
    this.order = order;
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = CHARACTERS.indexOf(i) >= 0 ? String.valueOf((char) i) : "sym_" + i;
    }
    out.writeBytes(new byte[3 * PAGE]);
    write();
    out.writeBytes(new byte[5 * PAGE - out.size() % PAGE]);
    bytes = out.toByteArray();
    long end = STEXT + bytes.length;
    beyond = new MemoryException(end, 1, Space.KERNEL, Outcome.UNMAPPED, end);
  }

  /** A number of symbols, per-CPU ones first, with names of 1 to {@code longest} characters. */
  static List<Symbol> symbols(int count, int longest, boolean perCpu) {
    List<Symbol> all = new ArrayList<>();
    for (int i = 0; perCpu && i < 10; i++) {
      all.add(new Symbol('d', i < 9 ? "cpu_var" + i : "__per_cpu_end", 64L * i));
    }
    all.add(new Symbol('T', "_stext", STEXT));
    for (int i = 0; all.size() < count; i++) {
      String name = "sym_" + i + "x".repeat(i % 50 == 0 ? longest - 10 : i % 7);
      all.add(new Symbol("tTdDbr".charAt(i % 6), name, STEXT + 16L * (i / 2)));
    }
    return all;
  }

  /** The value of SYMBOL(name). */
  OptionalLong vmcoreInfo(String name) {
    Long value = vmcoreInfo.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The same of a kernel before v6.0. */
  OptionalLong oldVmcoreInfo(String name) {
    return name.equals("_stext") ? vmcoreInfo(name) : OptionalLong.empty();
  }

  byte[] bytes() {
    return bytes;
  }

  /** Makes a page unreadable. */
  void exclude(long page) {
    hole = page;
  }

  @Override
  public byte[] read(long address, int size) {
    long from = address - STEXT;
    if (from < 0 || from + size > bytes.length) {
      throw beyond;
    }
    if (hole >= address && hole < address + size) {
      throw new MemoryException(address, size, Space.KERNEL, Outcome.EXCLUDED, hole);
    }
    return Arrays.copyOfRange(bytes, (int) from, (int) from + size);
  }

  private void write() {
    if (order != Order.SINCE_6_4) {
      addresses();
    }
    label("kallsyms_num_syms");
    number(symbols.size(), 4);
    label("kallsyms_names");
    List<Integer> markers = new ArrayList<>();
    int start = out.size();
    for (int i = 0; i < symbols.size(); i++) {
      if (i % 256 == 0) {
        markers.add(out.size() - start);
      }
      name(symbols.get(i));
    }
    label("kallsyms_markers");
    markers.forEach(marker -> number(marker, order == Order.BEFORE_5_1 ? 8 : 4));
    if (order == Order.BEFORE_6_4) {
      label("kallsyms_seqs_of_names");
      out.writeBytes("\0\1\2".repeat(symbols.size()).getBytes(StandardCharsets.ISO_8859_1));
    }
    tokens();
    if (order == Order.SINCE_6_4) {
      addresses();
    }
  }

  private void addresses() {
    if (encoding == AddressEncoding.ABSOLUTE) {
      label("kallsyms_addresses");
      symbols.forEach(symbol -> number(symbol.address, 8));
      return;
    }
    label("kallsyms_offsets");
    symbols.forEach(symbol -> number(encoded(symbol.address), 4));
    if (encoding.needsBase()) {
      label("kallsyms_relative_base");
      number(STEXT, 8);
    }
  }

  private long encoded(long address) {
    return switch (encoding) {
      case BASE_RELATIVE -> address - STEXT;
      case PER_CPU_ABSOLUTE -> address >= 0 ? address : STEXT - 1 - address;
      case PLACE_RELATIVE -> address - (STEXT + out.size());
      case ABSOLUTE -> throw new IllegalStateException();
    };
  }

  private void name(Symbol symbol) {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    String text = (symbol.address < 0 ? symbol.type : 'A') + symbol.name;
    for (int at = 0; at < text.length(); ) {
      int token = longest(text, at);
      name.write(token);
      at += tokens[token].length();
    }
    if (name.size() >= 0x80) {
      out.write(name.size() & 0x7f | 0x80);
      out.write(name.size() >> 7);
    } else {
      out.write(name.size());
    }
    out.writeBytes(name.toByteArray());
  }

  private int longest(String text, int at) {
    int best = text.charAt(at);
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i].length() > tokens[best].length() && text.startsWith(tokens[i], at)) {
        best = i;
      }
    }
    return best;
  }

  private void tokens() {
    label("kallsyms_token_table");
    int start = out.size();
    int[] index = new int[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      index[i] = out.size() - start;
      out.writeBytes((tokens[i] + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }
    label("kallsyms_token_index");
    for (int offset : index) {
      number(offset, 2);
    }
  }

  private void label(String name) {
    while (out.size() % 8 != 0) {
      out.write(0);
    }
    vmcoreInfo.put(name, STEXT + out.size());
  }

  private void number(long value, int width) {
    for (int i = 0; i < width; i++) {
      out.write((int) (value >>> 8 * i));
    }
  }
}
