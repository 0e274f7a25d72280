// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Pages;

/**
 * Search for the VMCOREINFO of the dumped kernel: in a file that the user names, else in the dump's
 * notes, else in all pages of memory.
 */
final class KernelSearch {
  private static final int PIECE = 512;
  // 4 TiB: a damaged file may claim frames without end, and passing over holes takes seconds.
  private static final long MAX_FRAMES = 1L << 30;
  private static final int MAX_HITS = 16;
  private static final byte[] BEGIN = VmcoreInfo.BEGIN.getBytes(StandardCharsets.US_ASCII);

  /**
   * A kernel whose page tables are where its VMCOREINFO says.
   *
   * @param warnings sentences about other kernels in the dump
   */
  record Found(VmcoreInfo info, KernelRoot root, List<String> warnings) {}

  private record Candidate(String place, VmcoreInfo info) {}

  private final DumpFile file;
  private final Consumer<String> progress;
  private final List<Candidate> seen = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  KernelSearch(DumpFile file, Consumer<String> progress) {
    this.file = file;
    this.progress = progress;
  }

  /**
   * @param given file with a text of VMCOREINFO, or null
   * @throws OpenException if no VMCOREINFO agrees with memory
   */
  Found find(Path given) {
    Optional<Found> found =
        given != null ? proved(List.of(read(given))) : proved(noted()).or(() -> proved(inMemory()));
    return found.orElseThrow(this::refusal);
  }

  /** Returns the VMCOREINFO that is named, else noted, else in memory; nothing proves it. */
  Optional<VmcoreInfo> stated(Path given) {
    List<Candidate> outside = given != null ? List.of(read(given)) : noted();
    return (outside.isEmpty() ? inMemory() : outside).stream().map(Candidate::info).findFirst();
  }

  private Optional<Found> proved(List<Candidate> candidates) {
    seen.addAll(candidates);
    for (Candidate candidate : candidates) {
      try {
        KernelRoot root = KernelRoot.of(file, candidate.info);
        return Optional.of(new Found(candidate.info, root, others(candidate)));
      } catch (OpenException e) {
        refusals.add(candidate.place + ": " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  private List<String> others(Candidate taken) {
    return seen.stream()
        .filter(candidate -> !candidate.info.isSame(taken.info))
        .map(candidate -> "the dump also has " + candidate.info + " in " + candidate.place)
        .toList();
  }

  private OpenException refusal() {
    if (refusals.isEmpty()) {
      refusals.add(
          "the dump has no VMCOREINFO: name a file that has its text with --vmcoreinfo, or open"
              + " the dump with crash (--engine crash)");
    }
    refusals.addAll(0, file.warnings());
    return new OpenException(String.join("; ", refusals));
  }

  private static Candidate read(Path given) {
    try (InputStream in = Files.newInputStream(given)) {
      byte[] text = in.readNBytes(VmcoreInfo.MAX_BYTES);
      return new Candidate(given.toString(), VmcoreInfo.parse(text));
    } catch (IOException e) {
      throw new OpenException("can't read VMCOREINFO from " + given + ": " + e.getMessage(), e);
    }
  }

  private List<Candidate> noted() {
    return file.notes().stream()
        .filter(note -> note.name().equals("VMCOREINFO"))
        .map(note -> new Candidate("the note", VmcoreInfo.parse(note.data())))
        .toList();
  }

  private List<Candidate> inMemory() {
    progress.accept("looking for VMCOREINFO in memory");
    long frames = Math.min(file.frames(), MAX_FRAMES);
    return LongStream.range(0, (frames + PIECE - 1) / PIECE)
        .parallel()
        .boxed()
        .flatMap(piece -> in(piece * PIECE, (int) Math.min(PIECE, frames - piece * PIECE)))
        .limit(MAX_HITS)
        .toList();
  }

  private Stream<Candidate> in(long first, int count) {
    InterruptedOperation.poll("search for VMCOREINFO");
    Pages pages = file.read(LongStream.range(first, first + count).toArray());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (pages.outcomes()[i] == Outcome.OK && begins(pages.data()[i])) {
        String where = String.format("the page at physical address 0x%x", address(first + i));
        candidates.add(new Candidate(where, VmcoreInfo.parse(pages.data()[i])));
      }
    }
    return candidates.stream();
  }

  private long address(long frame) {
    return frame * file.pageSize();
  }

  private static boolean begins(byte[] page) {
    return page.length > BEGIN.length
        && Arrays.equals(page, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
  }
}
