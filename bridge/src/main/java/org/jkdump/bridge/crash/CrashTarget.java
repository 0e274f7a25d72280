// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jkdump.bridge.module.ModuleDebuginfo;
import org.jkdump.bridge.protocol.Connection;
import org.jkdump.bridge.protocol.PieceText;
import org.jkdump.bridge.protocol.Protocol;
import org.jkdump.bridge.protocol.Reply;
import org.jkdump.bridge.protocol.Request;
import org.jkdump.target.BackgroundOutput;
import org.jkdump.target.Chain;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Facts;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;
import org.jkdump.target.Space;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.jkdump.target.Translations;

/** A target behind the crash extension. */
final class CrashTarget implements Target {
  private static final int MAX_READ = 128 << 20;

  private final Link link;
  private final SideConnections side;
  private final Facts facts;
  private Connection connection;
  private volatile Runnable back = () -> {};
  private boolean closed;

  CrashTarget(Link link) throws IOException {
    this.link = link;
    this.side = new SideConnections(link);
    this.connection = link.connect();
    this.facts = firstFacts();
  }

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public String name() {
    return link.name();
  }

  @Override
  public Pages readPages(Space space, long task, long address, int count) {
    Reply reply =
        call(head(Protocol.PAGES, space).u32(count).u64(task).u64(address), "reading memory");
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
    Reply reply = call(request, "reading memory");
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
    Reply reply = call(request, "translating an address");
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
    Reply reply = call(new Request(Protocol.SYMBOLS), "reading the symbol table");
    List<SymbolTable.Module> modules = repeat(reply.u32(), () -> module(reply));
    int n = reply.u32();
    long[] addresses = reply.u64s(n);
    short[] owners = reply.u16s(n);
    byte[] types = reply.bytes(n);
    return new SymbolTable(modules, addresses, owners, types, reply.names(n));
  }

  @Override
  public CommandOutput command(String line) {
    Reply reply = call(new Request(Protocol.COMMAND).str(line), commandText(line));
    boolean failed = reply.u8() != 0;
    return new CommandOutput(reply.str(), failed);
  }

  @Override
  public CommandOutput command(String line, Consumer<String> shown) {
    PieceText text = new PieceText(shown);
    Reply reply = call(new Request(Protocol.STREAM).str(line), commandText(line), text::add);
    boolean failed = reply.u8() != 0;
    text.end(reply.bytes(reply.u32()));
    return new CommandOutput(text.text(), failed);
  }

  @Override
  public BackgroundOutput background(String line, Duration timeout, Consumer<String> shown) {
    PieceText text = new PieceText(shown);
    int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(0, timeout.toMillis()));
    Request request = new Request(Protocol.BACKGROUND).u32(millis).str(line);
    Connection current = open();
    Reply reply = call(current, () -> side.call(request, text::add), commandText(line));
    text.end(new byte[0]);
    BackgroundOutput.End end = BackgroundOutput.End.of(reply.u8());
    return new BackgroundOutput(text.text(), end, reply.skip(3).u32());
  }

  @Override
  public Optional<String> variableType(String name) {
    CommandOutput output = command("gdb whatis " + name);
    String text = output.text().strip();
    boolean known = !output.failed() && text.startsWith("type = ") && !text.contains("<");
    return known ? Optional.of(text.substring("type = ".length())) : Optional.empty();
  }

  @Override
  public Optional<String> debuginfo(String question) {
    CommandOutput output = command("gdb " + question);
    return output.failed() ? Optional.empty() : Optional.of(output.text());
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
  public void loadModule(String name, String file) {
    modules().load(name, file);
  }

  @Override
  public void deleteModule(String name) {
    modules().delete(name);
  }

  @Override
  public Chain chain(long start, long offset, long stop, int max) {
    Request request = head(Protocol.CHAIN, Space.KERNEL).u32(max).u64(0);
    Reply reply = call(request.u64(start).u64(offset).u64(stop), "list walk");
    Chain.End end = Chain.End.values()[Math.min(reply.u8(), Chain.End.values().length - 1)];
    int count = reply.skip(3).u32();
    long at = reply.u64();
    return new Chain(reply.u64s(count), end, at);
  }

  @Override
  public synchronized void reattach() {
    connection.close();
    side.close();
    open();
  }

  @Override
  public void onReturn(Runnable action) {
    back = action;
  }

  @Override
  public Duration cpuTime() {
    long pid = link.pid();
    return ProcessTimes.cpu(pid > 0 ? pid : Long.parseLong(facts.get("pid")));
  }

  @Override
  public synchronized void close() {
    closed = true;
    side.close();
    connection.close();
    link.close();
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
    return new ModuleDebuginfo(facts, this::command);
  }

  private static Request head(int op, Space space) {
    return new Request(op).u8(space.ordinal()).pad(3);
  }

  private Facts firstFacts() {
    try {
      return new Facts(readFacts());
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void check(boolean sound, String what) {
    if (!sound) {
      throw new TargetException(what + ": the extension's reply is not what was asked for");
    }
  }

  private Map<String, String> readFacts() {
    Reply reply = call(new Request(Protocol.FACTS), "reading the facts");
    Map<String, String> values = new HashMap<>();
    int count = reply.u32();
    for (int i = 0; i < count; i++) {
      values.put(reply.str(), reply.str());
    }
    return values;
  }

  private static String commandText(String line) {
    return "crash command '" + line + "'";
  }

  private Reply call(Request request, String what) {
    return call(request, what, piece -> {});
  }

  private Reply call(Request request, String what, Consumer<byte[]> pieces) {
    Connection current = open();
    return call(current, () -> current.call(request, pieces), what);
  }

  private interface Call {
    Reply go() throws Connection.LostException, InterruptedException;
  }

  private Reply call(Connection current, Call call, String what) {
    try {
      return checked(call.go(), what);
    } catch (Connection.LostException e) {
      current.close();
      side.close();
      throw new TargetLostException(link.obituary(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptedOperation(what);
    }
  }

  private static Reply checked(Reply reply, String what) {
    return switch (reply.status()) {
      case Protocol.STATUS_OK -> reply;
      case Protocol.STATUS_INTERRUPTED -> throw new InterruptedOperation(what);
      default -> throw new TargetException(what + ": " + reply.str().strip());
    };
  }

  private synchronized Connection open() {
    if (closed) {
      throw new TargetLostException(link.name() + " was closed");
    }
    if (!connection.isOpen()) {
      try {
        connection = link.connect();
        back.run();
      } catch (IOException e) {
        throw new OpenException("can't reattach: " + link.obituary(), e);
      }
    }
    return connection;
  }

  @Override
  public String toString() {
    return name();
  }
}
