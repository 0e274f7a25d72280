// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jkdump.bridge.module.ModuleDebuginfo;
import org.jkdump.bridge.protocol.Protocol;
import org.jkdump.bridge.protocol.Reply;
import org.jkdump.bridge.protocol.Request;
import org.jkdump.target.Chain;
import org.jkdump.target.Crash;
import org.jkdump.target.Facts;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.target.Translations;

/** A dump or live system that crash has opened, read through the crash extension. */
final class CrashTarget implements Target {
  private static final int MAX_READ = 128 << 20;

  private final CrashCalls calls;
  private final CrashCommands crash;
  private final Facts facts;
  private final List<String> warnings;

  CrashTarget(Link link, List<String> warnings) throws IOException {
    this.warnings = List.copyOf(warnings);
    this.calls = new CrashCalls(link);
    this.crash = new CrashCommands(calls, this::pid);
    this.facts = firstFacts();
  }

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public String name() {
    return calls.link().name();
  }

  @Override
  public Pages readPages(Space space, long task, long address, int count) {
    Reply reply =
        calls.call(head(Protocol.PAGES, space).u32(count).u64(task).u64(address), "reading memory");
    int n = reply.u32();
    check(n == count, "reading memory");
    byte[] codes = reply.bytes(n);
    Outcome[] outcomes = new Outcome[n];
    byte[][] data = new byte[n][];
    for (int i = 0; i < n; i++) {
      outcomes[i] = Outcome.of(codes[i]);
      data[i] = outcomes[i] == Outcome.OK ? reply.bytes(facts.pageSize()) : null;
    }
    return new Pages(outcomes, data);
  }

  @Override
  public byte[] read(Space space, long task, long address, int size) {
    if (size < 0 || size > MAX_READ) {
      throw new TargetException("can't read " + size + " bytes at once: at most " + MAX_READ);
    }
    Request request = head(Protocol.READ, space).u32(1).u64(task).u64(address).u32(size);
    Reply reply = calls.call(request, "reading memory");
    Outcome outcome = Outcome.of(reply.u8());
    int got = reply.skip(3).u32();
    long fault = reply.u64();
    if (outcome != Outcome.OK) {
      throw new MemoryException(address, size, space, outcome, fault);
    }
    check(got == size, "reading memory");
    return reply.bytes(got);
  }

  @Override
  public Translations translate(Space space, long task, long[] addresses) {
    Request request = head(Protocol.TRANSLATE, space).u32(addresses.length).u64(task);
    for (long address : addresses) {
      request.u64(address);
    }
    Reply reply = calls.call(request, "translating an address");
    Outcome[] outcomes = new Outcome[addresses.length];
    long[] results = new long[addresses.length];
    for (int i = 0; i < addresses.length; i++) {
      outcomes[i] = Outcome.of(reply.u8());
      results[i] = reply.skip(7).u64();
    }
    return new Translations(outcomes, results);
  }

  @Override
  public SymbolTable symbols() {
    Reply reply = calls.call(new Request(Protocol.SYMBOLS), "reading the symbol table");
    List<SymbolTable.Module> modules = repeat(reply.u32(), () -> module(reply));
    int n = reply.u32();
    long[] addresses = reply.u64s(n);
    short[] owners = reply.u16s(n);
    byte[] types = reply.bytes(n);
    return new SymbolTable(modules, addresses, owners, types, reply.names(n));
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public Crash crash() {
    return crash;
  }

  @Override
  public Stream<String> moduleFiles(String name, Consumer<String> progress) {
    return modules().files(name, progress);
  }

  @Override
  public String moduleFile(String file, Consumer<String> progress) {
    return modules().plain(file, progress);
  }

  @Override
  public Chain chain(long start, long offset, long stop, int max) {
    Request request = head(Protocol.CHAIN, Space.KERNEL).u32(max).u64(0);
    Reply reply = calls.call(request.u64(start).u64(offset).u64(stop), "list walk");
    Chain.End end = Chain.End.values()[Math.min(reply.u8(), Chain.End.values().length - 1)];
    int count = reply.skip(3).u32();
    long at = reply.u64();
    return new Chain(reply.u64s(count), end, at);
  }

  @Override
  public void reattach() {
    calls.reattach();
  }

  @Override
  public void onReturn(Runnable action) {
    calls.onReturn(action);
  }

  @Override
  public Duration cpuTime() {
    return ProcessTimes.cpu(pid());
  }

  private long pid() {
    long started = calls.link().pid();
    return started > 0 ? started : Long.parseLong(facts.get("pid"));
  }

  @Override
  public void close() {
    calls.close();
  }

  private static SymbolTable.Module module(Reply reply) {
    String name = reply.str();
    return new SymbolTable.Module(
        name, repeat(reply.u32(), () -> new SymbolTable.Region(reply.u64(), reply.u64())));
  }

  private static <T> List<T> repeat(int count, Supplier<T> next) {
    return Stream.generate(next).limit(count).toList();
  }

  private ModuleDebuginfo modules() {
    return new ModuleDebuginfo(facts);
  }

  private static Request head(int op, Space space) {
    return new Request(op).u8(space.ordinal()).pad(3);
  }

  private Facts firstFacts() {
    try {
      return new Facts(readFacts());
    } catch (RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  private static void check(boolean sound, String what) {
    if (!sound) {
      throw new TargetException(what + ": the extension's reply is not what was asked for");
    }
  }

  private Map<String, String> readFacts() {
    Reply reply = calls.call(new Request(Protocol.FACTS), "reading the facts");
    Map<String, String> values = new HashMap<>();
    int count = reply.u32();
    for (int i = 0; i < count; i++) {
      values.put(reply.str(), reply.str());
    }
    return values;
  }

  @Override
  public String toString() {
    return name();
  }
}
