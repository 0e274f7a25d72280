// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.elf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jkdump.target.MemoryException;
import org.jkdump.target.Space;
import org.jkdump.target.Target;

/** The vmlinux of a kernel, and whether a file is of its build. */
public final class VmlinuxIdentity {
  private static final long LONGEST_NOTES = 1 << 16;

  private final Target target;
  private final Function<String, Optional<Long>> symbols;

  /**
   * @param symbols gives the address of a symbol of vmlinux
   */
  public VmlinuxIdentity(Target target, Function<String, Optional<Long>> symbols) {
    this.target = target;
    this.symbols = symbols;
  }

  /** The file that the target names; absent if it names none, or none that is there. */
  public Optional<Path> file() {
    return Optional.of(Path.of(target.facts().get("namelist"))).filter(Files::isRegularFile);
  }

  /**
   * Checks that a vmlinux is of this kernel, as far as both have a build-id.
   *
   * @throws DebuginfoException if it is another one, or can't be read
   */
  public void check(Path file) {
    Optional<String> found = BuildId.of(file);
    Optional<String> wanted = buildId();
    if (found.isPresent() && wanted.isPresent() && !found.equals(wanted)) {
      throw new DebuginfoException(
          String.format(
              "%s isn't the vmlinux of this kernel: its build-id is %s, the kernel's is %s; name"
                  + " the vmlinux of %s",
              file, found.get(), wanted.get(), target.facts().release()));
    }
  }

  // The kernel's own notes lie in its memory. Without them the file can't be checked.
  private Optional<String> buildId() {
    long begin = symbols.apply("__start_notes").orElse(0L);
    long size = symbols.apply("__stop_notes").orElse(0L) - begin;
    if (begin == 0 || size <= 0 || size > LONGEST_NOTES) {
      return Optional.empty();
    }
    try {
      byte[] notes = target.read(Space.KERNEL, 0, begin, (int) size);
      return BuildId.in(notes, target.facts().bigEndian());
    } catch (MemoryException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
