// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.typed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jkdump.api.Kernel;
import org.jkdump.dwarf.BuildId;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.target.TargetException;

/**
 * The classes of a kernel: a jar in the cache, keyed by the kernel's build-id and the types of the
 * kernel and its modules. Structs come from BTF, global variables and the dimensions of arrays from
 * the debuginfo in vmlinux; that is read in the background, and only where the cache has nothing of
 * this build-id.
 */
public final class ClassLibrary {
  private final ClassCache cache;
  private final List<String> imported;
  private final Consumer<String> progress;
  private final String buildId;
  private final Path vmlinux;
  private CompletableFuture<DwarfIndex> index;

  /**
   * @param imported packages of which snippets import all, so that no class has the name of theirs
   * @param vmlinux the kernel with debuginfo; null where it can't be read from here
   * @param progress is told, in a few words, what takes its time
   */
  public ClassLibrary(
      ClassCache cache, List<String> imported, Path vmlinux, Consumer<String> progress) {
    this.cache = cache;
    this.imported = List.copyOf(imported);
    this.progress = progress;
    this.vmlinux = vmlinux;
    this.buildId = Optional.ofNullable(vmlinux).flatMap(BuildId::of).orElse("unknown");
    if (vmlinux != null && !cache.has(buildId)) {
      index();
    }
  }

  /**
   * The jar of a kernel's classes, made where there is none.
   *
   * @throws TargetException where it can be kept nowhere
   */
  public Path jar(Kernel kernel) {
    String key = buildId + "-" + Fingerprint.of(kernel.types(), imported);
    return cache.jar(key, () -> make(kernel));
  }

  private byte[] make(Kernel kernel) {
    progress.accept("making the classes of " + kernel.facts().release());
    Optional<DwarfIndex> known = debuginfo(kernel);
    ClassJar jar =
        new ClassJar(
            new NamedTypes(kernel.types(), JavaNames.ofTypes(imported)),
            known.<Lengths>map(DwarfLengths::new).orElse(Lengths.NONE),
            known.map(found -> GlobalVariables.of(kernel, found)).orElse(List.of()));
    return jar.bytes(Map.of("Kernel-Release", kernel.facts().release(), "Build-Id", buildId));
  }

  // Without it there are the structs.
  private Optional<DwarfIndex> debuginfo(Kernel kernel) {
    try {
      return vmlinux == null ? Optional.empty() : Optional.of(index().join());
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      kernel.log().warning("there are no typed global variables: " + cause.getMessage());
      return Optional.empty();
    }
  }

  private synchronized CompletableFuture<DwarfIndex> index() {
    if (index == null) {
      index = new CompletableFuture<>();
      Thread reader = new Thread(this::read, "jkdump-debuginfo");
      reader.setDaemon(true);
      reader.start();
    }
    return index;
  }

  private void read() {
    try {
      index.complete(DwarfIndex.read(vmlinux));
    } catch (RuntimeException | Error e) {
      index.completeExceptionally(e);
    }
  }
}
