// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jkdump.bridge.module.ModuleDebuginfo;
import org.jkdump.bridge.protocol.Protocol;
import org.jkdump.bridge.protocol.Reply;
import org.jkdump.bridge.protocol.Request;
import org.jkdump.target.BackgroundOutput;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Crash;

/** Commands of the crash behind the extension. */
final class CrashCommands implements Crash {
  private final CrashCalls calls;
  private final LongSupplier pid;

  CrashCommands(CrashCalls calls, LongSupplier pid) {
    this.calls = calls;
    this.pid = pid;
  }

  @Override
  public long pid() {
    return pid.getAsLong();
  }

  @Override
  public CommandOutput command(String line) {
    Reply reply = calls.call(new Request(Protocol.COMMAND).str(line), title(line));
    boolean failed = reply.u8() != 0;
    return new CommandOutput(reply.str(), failed);
  }

  @Override
  public CommandOutput command(String line, Consumer<String> shown) {
    CommandText text = new CommandText(shown);
    Reply reply = calls.call(new Request(Protocol.STREAM).str(line), title(line), text::add);
    boolean failed = reply.u8() != 0;
    text.add(reply.bytes(reply.u32()));
    return new CommandOutput(text.end(), failed);
  }

  @Override
  public BackgroundOutput background(String line, Duration timeout, Consumer<String> shown) {
    CommandText text = new CommandText(shown);
    int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(0, timeout.toMillis()));
    Request request = new Request(Protocol.BACKGROUND).u32(millis).str(line);
    Reply reply = calls.callAside(request, title(line), text::add);
    BackgroundOutput.End end = BackgroundOutput.End.of(reply.u8());
    return new BackgroundOutput(text.end(), end, reply.skip(3).u32());
  }

  @Override
  public Optional<String> gdb(String question) {
    CommandOutput output = command("gdb " + question);
    return output.failed() ? Optional.empty() : Optional.of(output.text());
  }

  @Override
  public void loadModule(String name, String file) {
    ModuleDebuginfo.load(this::command, name, file);
  }

  @Override
  public void deleteModule(String name) {
    ModuleDebuginfo.delete(this::command, name);
  }

  private static String title(String line) {
    return "crash command '" + line + "'";
  }
}
