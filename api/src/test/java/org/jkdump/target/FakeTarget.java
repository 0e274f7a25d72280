// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A target whose memory, symbols and commands a test lays out. What is not laid out is unmapped.
 */
public final class FakeTarget implements Target, Crash {
  public static final int PAGE = 4096;

  private final Map<String, String> facts = new HashMap<>();
  private boolean hasCrash = true;
  private final Map<Long, byte[]> pages = new HashMap<>();
  private final Map<Long, Outcome> holes = new HashMap<>();
  private final Map<Long, Long> translations = new HashMap<>();
  private final Map<String, String> commands = new HashMap<>();
  private final List<SymbolTable.Module> modules = new ArrayList<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private final List<Integer> requests = new ArrayList<>();
  private int exactReads;
  private boolean vmlinuxOnly;
  private Runnable trouble = () -> {};

  private record Symbol(String name, long address, int owner) {}

  public FakeTarget() {
    facts.putAll(Map.of("byteorder", "little", "cpus", "2", "release", "5.10.0-test"));
    commands.put("mod", "");
  }

  public FakeTarget fact(String key, String value) {
    facts.put(key, value);
    return this;
  }

  /** Maps the pages that the bytes touch and puts the bytes there. */
  public FakeTarget put(long address, byte... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      long at = address + i;
      pages.computeIfAbsent(at & -PAGE, a -> new byte[PAGE])[(int) (at & PAGE - 1)] = bytes[i];
    }
    return this;
  }

  /** Puts a number of some width, in the target's byte order. */
  public FakeTarget putNumber(long address, int width, long value) {
    boolean big = "big".equals(facts.get("byteorder"));
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[big ? width - 1 - i : i] = (byte) (value >>> 8 * i);
    }
    return put(address, bytes);
  }

  public FakeTarget pointer(long address, long value) {
    return putNumber(address, 8, value);
  }

  /** Makes a page unreadable, for a reason. */
  public FakeTarget hole(long page, Outcome why) {
    holes.put(page, why);
    return this;
  }

  public FakeTarget symbol(String name, long address) {
    return symbol(name, address, 0);
  }

  /** Adds a symbol. Symbols must come in the order of the table: by owner, then by address. */
  public FakeTarget symbol(String name, long address, int owner) {
    symbols.add(new Symbol(name, address, owner));
    return this;
  }

  public FakeTarget module(String name, long base, long size) {
    modules.add(new SymbolTable.Module(name, List.of(new SymbolTable.Region(base, size))));
    return this;
  }

  /** Makes the symbol table vmlinux's alone. */
  public FakeTarget withoutModuleSymbols() {
    vmlinuxOnly = true;
    return this;
  }

  public FakeTarget command(String line, String output) {
    commands.put(line, output);
    return this;
  }

  /** Sets the translation of an address, in any space. */
  public FakeTarget translation(long address, long to) {
    translations.put(address, to);
    return this;
  }

  /** Returns the page counts of the bulk reads so far. */
  public List<Integer> requests() {
    return requests;
  }

  /** Returns the number of reads past the cache. */
  public int exactReads() {
    return exactReads;
  }

  @Override
  public Facts facts() {
    return new Facts(facts);
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Pages readPages(Space space, long task, long address, int count) {
    trouble.run();
    requests.add(count);
    Outcome[] outcomes = new Outcome[count];
    byte[][] data = new byte[count][];
    for (int i = 0; i < count; i++) {
      long page = address + (long) i * PAGE;
      outcomes[i] = outcome(page);
      data[i] = outcomes[i] == Outcome.OK ? pages.get(page).clone() : null;
    }
    return new Pages(outcomes, data);
  }

  @Override
  public byte[] read(Space space, long task, long address, int size) {
    trouble.run();
    exactReads++;
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      long page = (address + i) & -PAGE;
      if (outcome(page) != Outcome.OK) {
        throw new MemoryException(address, size, space, outcome(page), address + i);
      }
      bytes[i] = pages.get(page)[(int) (address + i & PAGE - 1)];
    }
    return bytes;
  }

  @Override
  public Translations translate(Space space, long task, long[] addresses) {
    trouble.run();
    Outcome[] outcomes = new Outcome[addresses.length];
    long[] results = new long[addresses.length];
    for (int i = 0; i < addresses.length; i++) {
      outcomes[i] = translations.containsKey(addresses[i]) ? Outcome.OK : Outcome.UNMAPPED;
      results[i] = translations.getOrDefault(addresses[i], 0L);
    }
    return new Translations(outcomes, results);
  }

  @Override
  public SymbolTable symbols() {
    trouble.run();
    int n = symbols.size();
    long[] addresses = symbols.stream().mapToLong(Symbol::address).toArray();
    short[] owners = new short[n];
    byte[] types = new byte[n];
    for (int i = 0; i < n; i++) {
      owners[i] = (short) symbols.get(i).owner();
      types[i] = 'D';
    }
    String[] names = symbols.stream().map(Symbol::name).toArray(String[]::new);
    return new SymbolTable(modules, addresses, owners, types, NameTable.of(names));
  }

  @Override
  public boolean symbolsHaveModules() {
    return !vmlinuxOnly;
  }

  /** Sets what happens first whenever the target is asked something, such as its loss. */
  public FakeTarget trouble(Runnable first) {
    trouble = first;
    return this;
  }

  /** No crash runs, and none can be started. */
  public FakeTarget withoutCrash() {
    hasCrash = false;
    return this;
  }

  @Override
  public Crash crash() {
    trouble.run();
    if (!hasCrash) {
      throw new TargetException("there is no crash");
    }
    return this;
  }

  @Override
  public boolean crashRuns() {
    return hasCrash;
  }

  @Override
  public CommandOutput command(String line) {
    trouble.run();
    String output = commands.get(line);
    return output == null
        ? new CommandOutput("crash: command not found: " + line + "\n", true)
        : new CommandOutput(output, false);
  }

  @Override
  public BackgroundOutput background(String line, Duration timeout, Consumer<String> shown) {
    throw new UnsupportedOperationException(line);
  }

  @Override
  public void loadModule(String name, String file) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public void deleteModule(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Optional<String> gdb(String question) {
    return Optional.empty();
  }

  @Override
  public Chain chain(long start, long offset, long stop, int max) {
    trouble.run();
    List<Long> found = new ArrayList<>();
    long at = start;
    while (at != stop && at != 0 && found.size() < max) {
      found.add(at);
      at = java.nio.ByteBuffer.wrap(read(Space.KERNEL, 0, at + offset, 8)).getLong();
      at = Long.reverseBytes(at);
    }
    Chain.End end = at == stop ? Chain.End.STOP : at == 0 ? Chain.End.NULL : Chain.End.MAX;
    return new Chain(found.stream().mapToLong(Long::longValue).toArray(), end, at);
  }

  @Override
  public void reattach() {}

  @Override
  public void close() {}

  private Outcome outcome(long page) {
    Outcome why = holes.get(page);
    return why != null ? why : pages.containsKey(page) ? Outcome.OK : Outcome.UNMAPPED;
  }
}
