// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.bridge.posix.Posix;
import org.jkdump.repl.program.StandardOutput;
import org.jkdump.repl.prompt.PromptLoop;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.repl.session.Opening;
import org.jkdump.repl.session.Progress;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "jkdump",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Versions.class,
    subcommands = {
      ReplayCommand.class,
      ProgramsCommand.class,
      StartupCommand.class,
      ClassesCommand.class,
      DoctorCommand.class,
      ResidentCommand.class,
      TrainCommand.class
    },
    description = {
      "Explore a Linux kernel dump with JShell.",
      "Without a dump, jkdump opens the one that JKDUMP_VMCORE (and JKDUMP_VMLINUX) names, or joins"
          + " the one endpoint that runs (crash> jkdump serve)."
    })
public final class Main implements Callable<Integer> {
  @Mixin private DumpOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = {
        "the dump, or the parts of a split one; and its kernel's vmlinux if it lies in no usual"
            + " place"
      })
  private List<String> files = List.of();

  @Option(names = "--run", paramLabel = "FILE.jsh", description = "a saved snippet to run first")
  private List<Path> first = List.of();

  @Option(
      names = {"-v", "--verbose"},
      description = "with --version: what is installed, with versions and licenses")
  private boolean verbose;

  private Main() {}

  public static void main(String[] args) {
    // Crash is started through JNA as soon as the command line is parsed.
    Posix.warmUp();
    System.exit(run(args, Streams.standard()));
  }

  /**
   * Runs a command line on streams that replace those of {@link System} and returns its exit code.
   */
  public static int run(String[] args, Streams streams) {
    Streams.Before before = streams.install();
    try {
      CommandLine line = new CommandLine(new Main());
      line.setCaseInsensitiveEnumValuesAllowed(true);
      line.setExecutionExceptionHandler(Main::explain);
      int status = line.execute(own(args));
      System.out.flush();
      return StandardOutput.failure().map(Main::lost).orElse(status);
    } finally {
      System.out.flush();
      before.restore();
    }
  }

  private static int lost(IOException why) {
    System.err.println("jkdump: not all of the output could be written: " + why.getMessage());
    return 1;
  }

  // The arguments behind -- are for the saved snippets.
  private static String[] own(String[] args) {
    List<String> all = List.of(args);
    int end = all.indexOf("--");
    if (end < 0) {
      return args;
    }
    PyKdumpAPI.session().args(all.subList(end + 1, all.size()));
    return all.subList(0, end).toArray(String[]::new);
  }

  @Override
  public Integer call() {
    Progress progress = new Progress();
    OpenRequest request = NamedFiles.request(files, options, progress);
    try (Opening.Opened opened = Opening.open(options, request, progress, () -> System.out)) {
      PromptLoop repl = new PromptLoop(opened);
      repl.run(first);
      repl.prompt();
      PyKdumpAPI.session().close();
      return repl.isSound() ? 0 : 1;
    }
  }

  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof TargetException) {
      System.err.println("jkdump: " + e.getMessage());
      return 1;
    }
    throw e;
  }

  /** The text of {@code --version}. */
  static final class Versions implements IVersionProvider {
    @Spec private CommandSpec spec;

    @Override
    public String[] getVersion() {
      boolean verbose = spec.commandLine().getParseResult().hasMatchedOption("--verbose");
      return new String[] {(verbose ? Version.detailed() : Version.text()).stripTrailing()};
    }
  }
}
