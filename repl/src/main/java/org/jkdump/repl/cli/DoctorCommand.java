// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jkdump.bridge.target.Companions;
import org.jkdump.bridge.target.DumpTarget;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.memory.PageCache;
import org.jkdump.repl.doctor.Comparison;
import org.jkdump.repl.doctor.FileCheck;
import org.jkdump.repl.doctor.Report;
import org.jkdump.repl.session.DumpOptions;
import org.jkdump.repl.session.Progress;
import org.jkdump.target.DumpEngine;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Target;
import org.jkdump.target.TargetProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jkdump doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Read a dump with crash and without, and compare.",
      "Exit status 1 means that something differs. Without crash or vmlinux only the file is"
          + " checked."
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin private DumpOptions options;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "the dump, or the parts of a split one; and its kernel's vmlinux")
  private List<String> files = List.of();

  @Option(
      names = "--pages",
      paramLabel = "N",
      description = "pages to compare in kernel memory and in physical memory (default: 2000)")
  private int pages = 2000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "choose the same pages as the run that printed this seed")
  private Long seed;

  @Override
  public Integer call() {
    Progress progress = new Progress();
    OpenRequest request = request(progress);
    long start = seed == null ? System.nanoTime() : seed;
    System.out.println("seed " + start);
    try (Kernel dump = kernel(file(request))) {
      dump.target().warnings().forEach(System.err::println);
      return compared(request, dump, new Random(start), progress);
    } finally {
      progress.accept("");
    }
  }

  private OpenRequest request(Progress progress) {
    if (pages < 1 || pages > 1_000_000) {
      throw new ParameterException(spec.commandLine(), "--pages is 1 to 1000000, not " + pages);
    }
    OpenRequest request = NamedFiles.request(files, options, progress);
    if (request.vmcores().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name the dump");
    }
    return request;
  }

  // Without vmlinux, so that nothing but the file itself is read.
  private static Target file(OpenRequest request) {
    return DumpTarget.open(
        request.vmcores().stream().map(Path::of).toList(),
        request.reading(),
        Companions.NONE,
        request.progress());
  }

  private int compared(OpenRequest request, Kernel dump, Random random, Progress progress) {
    Target crash;
    try {
      crash = TargetProvider.find().open(request.withEngine(DumpEngine.CRASH));
    } catch (OpenException e) {
      progress.accept("");
      System.out.println("not compared with crash: " + e.getMessage());
      System.out.println(FileCheck.table(dump, random, pages));
      return 0;
    }
    try (Kernel other = kernel(crash)) {
      boolean hasGaps = isElf(Path.of(request.vmcore()));
      Report report = new Comparison(other, dump, hasGaps, random).run(pages, progress);
      progress.accept("");
      System.out.println(report);
      return report.hasDifferences() ? 1 : 0;
    }
  }

  private static Kernel kernel(Target target) {
    return new Kernel(target, new PyLog(System.err::println), PageCache.DEFAULT_BYTES);
  }

  private static boolean isElf(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("\177ELF");
    } catch (IOException e) {
      throw new OpenException("can't read " + file + ": " + e, e);
    }
  }
}
