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
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetProvider;

/** The kernel and the log that the snippets of one prompt share. */
public final class Session {
  /** Default deadline of crash commands in the background. */
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
   * @param live receives each log line to be shown at once
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
   * The session of this JVM, the only static state. Names of the facade and of package {@code
   * linux} without a kernel as parameter ask this session for the current kernel.
   */
  public static Session current() {
    return CURRENT;
  }

  /** Settings of one snippet run; the next run begins with the defaults. */
  public RunSettings runSettings() {
    return runSettings;
  }

  /** Number of entries at which lists are cut in this run, 0 for no limit. */
  public long maxel() {
    return maxel.get();
  }

  /** Cuts lists at so many entries until this run ends. */
  public void maxel(long entries) {
    maxel.set(entries);
  }

  /** Deadline of crash commands in the background; zero for none. */
  public RunSettings.Setting<Duration> commandTimeout() {
    return commandTimeout;
  }

  public PyLog log() {
    return log;
  }

  /** The task whose user memory {@code readmem} reads; null if this run named none. */
  public RunSettings.Setting<Struct> readmemTask() {
    return readmemTask;
  }

  /** Maker of functions that remember their results for the current kernel. */
  public Memoizer memoizer() {
    return memoizer;
  }

  /** Forgets the memoized results that {@code --reload} computes anew. */
  public void reload() {
    openKernel().ifPresent(Kernel::reload);
  }

  /** Sets the dump that {@link #kernel()} opens if none is open. */
  public synchronized void expect(OpenRequest wanted) {
    request = wanted;
  }

  /** The dump that {@link #kernel()} opens if none is open. */
  public synchronized OpenRequest expected() {
    return request;
  }

  /** The arguments of the saved snippet that runs. */
  public List<String> args() {
    return args;
  }

  /** Sets the arguments of saved snippets. */
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

  /** The named settings. */
  public Knobs knobs() {
    return knobs;
  }

  /**
   * Begins a program run with its own arguments, log and run settings; the options give the first
   * values of the settings.
   */
  public ProgramFrame enter(GlobalOptions given) {
    ProgramFrame frame = new ProgramFrame(this, given);
    given.timeout().ifPresent(commandTimeout::begin);
    given.maxel().ifPresent(maxel::begin);
    return frame;
  }

  /** Whether the time of a run is printed. */
  public boolean hasFooter(LogSummary summary, boolean isProgram) {
    return switch (footer.get()) {
      case "always" -> isProgram || !summary.isEmpty();
      case "never" -> false;
      default -> !summary.isEmpty();
    };
  }

  /**
   * CPU time of the processes that work for this session; does not wait for a dump being opened.
   */
  public Duration othersCpuTime() {
    Kernel open = kernel;
    return open == null ? Duration.ZERO : open.target().cpuTime();
  }

  /** Sets the runner of programs. */
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

  /** Sets the size in bytes of the page cache of kernels opened from now on. */
  public synchronized void cacheBytes(long bytes) {
    cacheBytes = bytes;
  }

  /** Opens a kernel and makes it the current one; the previous kernel stays open. */
  public synchronized Kernel open(OpenRequest wanted) {
    Kernel opened = new Kernel(TargetProvider.find().open(wanted), log.ofReaders(), cacheBytes);
    opened.progress(wanted.progress());
    opened.target().warnings().forEach(log::warning);
    opened.warmUp();
    kernel = opened;
    return opened;
  }

  /** Makes the kernel of an opened target the current one; the previous kernel stays open. */
  public synchronized Kernel open(Target target) {
    kernel = new Kernel(target, log.ofReaders(), cacheBytes);
    return kernel;
  }

  /** The current kernel; opens the expected dump if none is open. */
  public Kernel kernel() {
    Kernel open = kernel;
    return open != null ? open : opened();
  }

  private synchronized Kernel opened() {
    return kernel != null ? kernel : open(request);
  }

  /** A line that names the dump and its release. */
  public String title() {
    return String.format("ooo %s (%s) ooo", kernel().target().name(), kernel().facts().release());
  }

  /** Whether a kernel is open. */
  public boolean isOpen() {
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
