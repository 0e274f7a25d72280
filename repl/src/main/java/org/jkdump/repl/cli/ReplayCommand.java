// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.program.ProgramHelp;
import org.jkdump.repl.program.ProgramPath;
import org.jkdump.repl.replay.ReplayOptions;
import org.jkdump.repl.replay.Replays;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.repl.session.Opening;
import org.jkdump.repl.session.Progress;
import org.jkdump.session.GlobalOptions;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.TargetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jkdump replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Run saved snippets on dumps, unattended; exit 0, or 1 if one failed.")
final class ReplayCommand implements Callable<Integer> {
  private static final int USAGE = 2;
  private static final int HEAD = 512;

  @Spec private CommandSpec spec;
  @Mixin private DumpOptions dump;
  @Mixin private ReplayOptions options;

  @Parameters(
      paramLabel = "FILE.jsh",
      arity = "0..*",
      description = {
        "saved snippets, by path or name, in order; what follows -- is for them. The dump and its"
            + " vmlinux may be named here, too"
      })
  private List<String> files = new ArrayList<>();

  @Override
  public Integer call() {
    ProgramPath path = ProgramPath.fromEnvironment();
    List<String> dumps = files.stream().filter(file -> isDump(path, file)).toList();
    files.removeAll(dumps);
    if (files.isEmpty() && options.check() == null) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE.jsh...'");
    }
    try {
      if (!dumps.isEmpty()) {
        NamedFiles.name(dumps, dump);
      }
      options.validate(dump);
    } catch (TargetException e) {
      System.err.println("jkdump: " + e.getMessage());
      return USAGE;
    }
    return ran(path);
  }

  // A dump and its vmlinux may stand among the snippets, as the prompt takes them. No text has
  // NULs.
  private static boolean isDump(ProgramPath path, String file) {
    boolean isProgram =
        !file.contains("/")
            && path.named(file).filter(found -> !found.equals(Path.of(".", file))).isPresent();
    if (isProgram || file.endsWith(".jsh") || !isFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      for (byte b : in.readNBytes(HEAD)) {
        if (b == 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  // To read a pipe might take for ever.
  private static boolean isFile(String file) {
    try {
      return Files.isRegularFile(Path.of(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private int ran(ProgramPath path) {
    // Looks the snippets up before a dump is opened for nothing.
    List<Path> programs = files.stream().map(path::find).toList();
    List<String> arguments = PyKdumpAPI.args();
    if (ProgramHelp.isAsked(arguments)) {
      programs.forEach(
          file -> System.out.print(ProgramHelp.of(file).page(ProgramPath.nameOf(file))));
      return 0;
    }
    GlobalOptions.of(arguments);
    return options.isPlain() ? run(programs, arguments) : watched(programs, arguments);
  }

  // A recording or a check needs all of its programs.
  private int watched(List<Path> found, List<String> arguments) {
    List<Program> programs = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      try {
        programs.add(Program.read(files.get(i), found.get(i)));
      } catch (TargetException e) {
        System.err.println("jkdump: " + e.getMessage());
      }
    }
    boolean all = programs.size() == files.size();
    return all && new Replays(dump, options, programs, arguments).run() ? 0 : 1;
  }

  private int run(List<Path> programs, List<String> arguments) {
    Progress progress = new Progress();
    OpenRequest request = dump.request(progress);
    try (Opening.Opened opened = Opening.open(dump, request, progress, () -> System.err)) {
      int failed = 0;
      for (Path program : programs) {
        failed += opened.programs().run(opened.engine(), program, arguments) == 0 ? 0 : 1;
      }
      return failed == 0 ? 0 : 1;
    } finally {
      PyKdumpAPI.session().close();
    }
  }
}
