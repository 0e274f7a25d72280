// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.nio.file.Path;
import java.util.Optional;
import org.jkdump.elf.BuildId;
import org.jkdump.elf.ModuleFile;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;

/** The build of a loaded module, and whether a file is of that build. */
final class ModuleIdentity {
  private static final int MOST_NOTES = 64;
  private static final long LONGEST = 1 << 16;

  private final Kernel kernel;
  private final String name;

  /**
   * @param name of a loaded module
   */
  ModuleIdentity(Kernel kernel, String name) {
    this.kernel = kernel;
    this.name = name;
  }

  /**
   * The reason why a file can't be that of the module; absent if it is or may be.
   *
   * @throws org.jkdump.elf.DebuginfoException if it is no ELF file or is damaged
   */
  Optional<String> refusal(Path file, ModuleFile about) {
    Optional<String> wanted = buildId();
    if (wanted.isPresent() && about.buildId().isPresent()) {
      return wanted.equals(about.buildId())
          ? Optional.empty()
          : Optional.of(otherBuild(file, about, wanted.get()));
    }
    String release = kernel.facts().release();
    return about.release().filter(r -> !r.equals(release)).map(r -> otherRelease(file, r));
  }

  /** The build-id of the loaded module, from the kernel's memory; absent if it isn't kept. */
  Optional<String> buildId() {
    try {
      return kernel.modules().structs().stream()
          .filter(module -> module.str_("name").equals(name))
          .findFirst()
          .flatMap(this::buildId);
    } catch (TargetLostException | InterruptedOperation e) {
      throw e;
    } catch (TargetException | IndexOutOfBoundsException e) {
      // Without it the release decides.
      return Optional.empty();
    }
  }

  // As sysfs shows them: /sys/module/NAME/notes. Since Linux v6.14 ("module: sysfs: Add notes
  // attributes through attribute_group") a group of attributes says how many there are.
  private Optional<String> buildId(Struct module) {
    Struct notes = module.has_("notes_attrs") ? module.su_("notes_attrs") : null;
    if (notes == null || notes.isNull_()) {
      return Optional.empty();
    }
    for (int i = 0; i < MOST_NOTES && hasNote(notes, i); i++) {
      Optional<String> id = note(notes.su_("attrs[" + i + "]"));
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.empty();
  }

  private static boolean hasNote(Struct notes, int i) {
    return notes.has_("notes")
        ? i < notes.num_("notes")
        : notes.num_("grp.bin_attrs[" + i + "]") != 0;
  }

  private Optional<String> note(Struct attribute) {
    long size = attribute.num_("size");
    if (size <= 0 || size > LONGEST) {
      return Optional.empty();
    }
    byte[] bytes = kernel.memory().read(attribute.num_("private"), (int) size);
    return BuildId.in(bytes, kernel.bigEndian());
  }

  private String otherBuild(Path file, ModuleFile about, String wanted) {
    return String.format(
        "%s isn't the file of the loaded module %s: its build-id is %s%s, the module's is %s; %s",
        file,
        name,
        about.buildId().orElseThrow(),
        about.release().map(r -> " (for the kernel " + r + ")").orElse(""),
        wanted,
        advice());
  }

  private String otherRelease(Path file, String release) {
    return String.format(
        "%s isn't the file of the loaded module %s: it was built for the kernel %s; %s",
        file, name, release, advice());
  }

  private String advice() {
    return "take the one that was built with this dump's kernel "
        + kernel.facts().release()
        + ", as its debug package has it";
  }
}
