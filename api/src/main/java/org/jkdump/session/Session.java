// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.log.LogSummary;
import org.jkdump.log.PyLog;
import org.jkdump.memo.MemoScope;
import org.jkdump.memo.Memoizer;
import org.jkdump.memo.Memos;
import org.jkdump.memory.PageCache;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetProvider;

/** The kernel and the log that the snippets of one prompt share. */
public final class Session {
  /** Deadline of crash commands in the background, where nobody names another. */
  public static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(120);

  private static final Session CURRENT = new Session(line -> System.out.println(line));

  private final PyLog log;
  private final RunSettings runSettings;
  private final RunSettings.Setting<Struct> readmemTask;
  private final RunSettings.Setting<Long> maxel;
  private final RunSettings.Setting<Duration> commandTimeout;
  private final RunSettings.Setting<Struct> nsproxy;
  private final Knobs knobs = new Knobs();
  private final Knob<String> footer;
  private final Memoizer memoizer = new Memoizer(new Scope());
  private long cacheBytes = PageCache.DEFAULT_BYTES;
  private OpenRequest request = OpenRequest.fromEnvironment();
  private volatile List<String> args = List.of();
  private volatile GlobalOptions options = GlobalOptions.none();
  private volatile ProgramRunner programs = Session::noPrograms;
  private volatile Kernel kernel;

  /**
   * @param live is given each log line that is to be shown at once
   */
  public Session(Consumer<String> live) {
    this.log = new PyLog(live);
    this.runSettings = new RunSettings(log);
    this.readmemTask = runSettings.add(null);
    this.maxel = runSettings.add(0L);
    this.commandTimeout = runSettings.add(COMMAND_TIMEOUT);
    this.nsproxy = runSettings.add(null);
    this.footer =
        knobs.add(
            "footer",
            "auto",
            "the time taken: with a summary, or after each program",
            "auto",
            "always",
            "never");
    knobs.add("maxel", 0L, "entries at which lists are cut; 0 for never").onSet(maxel::byDefault);
    knobs
        .add(
            "timeout",
            COMMAND_TIMEOUT.toSeconds(),
            "seconds until crash commands in the background are killed; 0 for never")
        .onSet(seconds -> commandTimeout.byDefault(Duration.ofSeconds(seconds)));
  }

  /**
   * The session of this JVM, the only static state: names of the facade and of package {@code
   * linux} that are given no kernel ask it for the current one.
   */
  public static Session current() {
    return CURRENT;
  }

  /** Settings that are back at their defaults when the next snippet run begins. */
  public RunSettings runSettings() {
    return runSettings;
  }

  /** Entries at which lists are cut in this run, 0 for no limit. */
  public long maxel() {
    return maxel.get();
  }

  /** Cuts lists at so many entries until this run is over. */
  public void maxel(long entries) {
    maxel.set(entries);
  }

  /** After how long crash commands in the background are killed; zero for never. */
  public RunSettings.Setting<Duration> commandTimeout() {
    return commandTimeout;
  }

  public PyLog log() {
    return log;
  }

  /** The task whose user memory {@code readmem} reads; null where none was named in this run. */
  public RunSettings.Setting<Struct> readmemTask() {
    return readmemTask;
  }

  /** Makes functions that remember what they returned for the current kernel. */
  public Memoizer memoizer() {
    return memoizer;
  }

  /** Forgets what a program that is run with {@code --reload} mustn't find. */
  public void reload() {
    openKernel().ifPresent(Kernel::reload);
  }

  /** Sets what {@link #kernel()} opens where nothing is open. */
  public synchronized void expect(OpenRequest wanted) {
    request = wanted;
  }

  /** What {@link #kernel()} opens where nothing is open. */
  public synchronized OpenRequest expected() {
    return request;
  }

  /** What was given to the saved snippet that runs. */
  public List<String> args() {
    return args;
  }

  /** Sets what saved snippets are given. */
  public void args(List<String> given) {
    args = List.copyOf(given);
  }

  /** The global options of the saved snippet that runs. */
  public GlobalOptions options() {
    return options;
  }

  void options(GlobalOptions given) {
    options = given;
  }

  /** The {@code struct nsproxy} that was chosen in this run, or null. */
  public RunSettings.Setting<Struct> nsproxy() {
    return nsproxy;
  }

  /** The settings that have names. */
  public Knobs knobs() {
    return knobs;
  }

  /**
   * Begins a program run with arguments, a log and run settings of its own, which begin as the
   * options say.
   */
  public ProgramFrame enter(GlobalOptions given) {
    ProgramFrame frame = new ProgramFrame(this, given);
    given.timeout().ifPresent(commandTimeout::begin);
    given.maxel().ifPresent(maxel::begin);
    return frame;
  }

  /** Whether the time that a run took is told. */
  public boolean hasFooter(LogSummary summary, boolean isProgram) {
    return switch (footer.get()) {
      case "always" -> isProgram || !summary.isEmpty();
      case "never" -> false;
      default -> !summary.isEmpty();
    };
  }

  /** CPU time of the processes that work for this session; waits for no dump being opened. */
  public Duration othersCpuTime() {
    Kernel open = kernel;
    return open == null ? Duration.ZERO : open.target().cpuTime();
  }

  /** Names who runs programs. */
  public void programs(ProgramRunner runner) {
    programs = runner;
  }

  /** Runs a program, see {@link ProgramRunner#run}. */
  public int run(String name, List<String> arguments) {
    return programs.run(name, arguments);
  }

  private static int noPrograms(String name, List<String> arguments) {
    throw new TargetException(
        "nothing here runs saved snippets such as " + name + ": use jkdump replay, or the REPL");
  }

  /** Bytes of memory that kernels opened from now on keep. */
  public synchronized void cacheBytes(long bytes) {
    cacheBytes = bytes;
  }

  /** Opens a kernel and makes it the current one; the one before stays open. */
  public synchronized Kernel open(OpenRequest wanted) {
    kernel = new Kernel(TargetProvider.find().open(wanted), log, cacheBytes);
    kernel.progress(wanted.progress());
    kernel.warmUp();
    return kernel;
  }

  /** The current kernel; opens what is expected where there is none. */
  public synchronized Kernel kernel() {
    return kernel != null ? kernel : open(request);
  }

  /** Whether a kernel is open. */
  public synchronized boolean isOpen() {
    return kernel != null;
  }

  private Optional<Kernel> openKernel() {
    return Optional.ofNullable(kernel);
  }

  /** Closes the current kernel. */
  public synchronized void close() {
    if (kernel != null) {
      kernel.close();
      kernel = null;
    }
  }

  private final class Scope implements MemoScope {
    @Override
    public Optional<Memos> memos() {
      return openKernel().map(Kernel::memos);
    }

    @Override
    public Duration timeout() {
      return commandTimeout.get();
    }
  }
}
