// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.dwarf.DwarfStore;
import org.jkdump.elf.BuildId;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.TargetException;

/**
 * The classes of kernels: for each a jar in the cache, keyed by the kernel's build-id and the types
 * of the kernel and its modules. Structs come from BTF, global variables and the dimensions of
 * arrays from the debuginfo in vmlinux, which is read only to make a jar.
 */
public final class ClassLibrary {
  private static final String NO_BUILD_ID = "unknown";
  private static final String KNOWN_VARIABLES = "-known-";

  private final ClassCache cache;
  private final List<String> imported;
  private final Consumer<String> progress;
  private Debuginfo prepared;

  /** The debuginfo of a kernel, being read. */
  private record Debuginfo(Path vmlinux, CompletableFuture<DwarfIndex> index) {}

  /**
   * @param imported packages of which snippets import all, so that no class has the name of theirs
   * @param progress takes the present slow step, in a few words
   */
  public ClassLibrary(ClassCache cache, List<String> imported, Consumer<String> progress) {
    this.cache = cache;
    this.imported = List.copyOf(imported);
    this.progress = progress;
  }

  /**
   * The jar that was used last for this build of a kernel. It is the one of a dump of it unless the
   * dump has other modules than the last one had.
   */
  public Optional<Path> likely(Path vmlinux) {
    return cache.latest(buildId(vmlinux) + "-");
  }

  /** Begins to read the debuginfo of a kernel that will be opened, if it will be needed. */
  public void prepare(Path vmlinux) {
    if (Files.isReadable(vmlinux) && likely(vmlinux).isEmpty()) {
      prepared = new Debuginfo(real(vmlinux), start(vmlinux));
    }
  }

  /**
   * The jar of a kernel's classes, made if there is none. Without debuginfo it has only well-known
   * and per-CPU variables. If there is a vmlinux that can't be read, this is logged each time; a
   * jar with all variables is made as soon as possible.
   *
   * @throws TargetException if it can be kept nowhere, or the kernel has no BTF
   */
  public Path jar(Kernel kernel) {
    if (kernel.types().names(TypeKind.STRUCT).isEmpty()) {
      throw new TargetException(
          "there are no generated classes: the kernel has no BTF, and its vmlinux can't be read");
    }
    Path vmlinux = Path.of(kernel.facts().get("namelist"));
    String buildId = buildId(vmlinux);
    String key = buildId + "-" + Fingerprint.of(kernel.types(), imported);
    if (vmlinux.toString().isEmpty()) {
      return cache.jar(key + declarations(kernel), () -> makeWithout(kernel, buildId));
    }
    try {
      return cache.jar(key, () -> makeWith(kernel, buildId, reading(kernel, vmlinux)));
    } catch (NoDebuginfo e) {
      kernel.log().warning("vars has only well-known and per-CPU variables: " + e.getMessage());
      return cache.jar(key + declarations(kernel), () -> makeWithout(kernel, buildId));
    }
  }

  /**
   * The jar of a module's classes, made if there is none: the classes of types that no other jar
   * has, which is all that kernels without BTF of modules know only by debuginfo. If several
   * modules have a type of one name, the first one's class stands for all.
   *
   * @param module whose debuginfo is loaded in the kernel
   * @param file the one it was loaded from
   * @param others the jars that classes of this one may refer to, the kernel's first
   * @return absent if other jars have all classes
   * @throws TargetException if the file has no debuginfo, or the jar can be kept nowhere
   */
  public Optional<Path> moduleJar(Kernel kernel, String module, Path file, List<Path> others) {
    ModuleJar jar = new ModuleJar(kernel, module, file, others);
    if (jar.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        cache.jar(
            jar.key(imported),
            () -> {
              progress.accept("making the classes of module " + module + ", once ...");
              return jar.bytes(imported);
            }));
  }

  private byte[] makeWithout(Kernel kernel, String buildId) {
    sayMaking(kernel);
    List<GlobalVariable> variables = GlobalVariables.known(kernel);
    return jar(kernel, named(kernel), ArrayLengths.NONE, variables, buildId);
  }

  // The types get their names while the debuginfo is being read.
  private byte[] makeWith(Kernel kernel, String buildId, CompletableFuture<DwarfIndex> reading) {
    sayMaking(kernel);
    NamedTypes named = named(kernel);
    DwarfIndex index = read(reading);
    return jar(kernel, named, index::lengths, GlobalVariables.of(kernel, index), buildId);
  }

  // Part of the jar's name: a newer jkdump declares other variables.
  private String declarations(Kernel kernel) {
    MessageDigest digest = Fingerprint.begin(imported);
    digest.update(kernel.knownVariables().text().getBytes(StandardCharsets.UTF_8));
    return KNOWN_VARIABLES + Fingerprint.end(digest);
  }

  private NamedTypes named(Kernel kernel) {
    return new NamedTypes(kernel.types(), JavaNames.ofTypes(imported));
  }

  private static byte[] jar(
      Kernel kernel,
      NamedTypes named,
      ArrayLengths lengths,
      List<GlobalVariable> variables,
      String buildId) {
    String release = kernel.facts().release();
    return new ClassJar(named, lengths, variables)
        .bytes(Map.of("Kernel-Release", release, "Build-Id", buildId));
  }

  private CompletableFuture<DwarfIndex> reading(Kernel kernel, Path vmlinux) {
    if (!Files.isReadable(vmlinux)) {
      throw new NoDebuginfo("this process can't read the vmlinux that crash uses, " + vmlinux);
    }
    check(kernel, vmlinux);
    return prepared != null && prepared.vmlinux.equals(real(vmlinux))
        ? prepared.index
        : start(vmlinux);
  }

  private static void check(Kernel kernel, Path vmlinux) {
    try {
      kernel.checkVmlinux(vmlinux);
    } catch (DebuginfoException e) {
      throw new NoDebuginfo(e.getMessage());
    }
  }

  private static DwarfIndex read(CompletableFuture<DwarfIndex> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      throw new NoDebuginfo(e.getCause().getMessage());
    }
  }

  private void sayMaking(Kernel kernel) {
    progress.accept("making the classes of " + kernel.facts().release() + ", once ...");
  }

  /** The debuginfo can't be read. */
  private static final class NoDebuginfo extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoDebuginfo(String message) {
      super(message);
    }
  }

  // The reader of a bad file gives the better message.
  private static String buildId(Path vmlinux) {
    try {
      return Files.isReadable(vmlinux) ? BuildId.of(vmlinux).orElse(NO_BUILD_ID) : NO_BUILD_ID;
    } catch (TargetException e) {
      return NO_BUILD_ID;
    }
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  private static CompletableFuture<DwarfIndex> start(Path vmlinux) {
    return CompletableFuture.supplyAsync(
        () -> DwarfStore.usual().index(vmlinux), ClassLibrary::run);
  }

  private static void run(Runnable reading) {
    Thread reader = new Thread(reading, "jkdump-debuginfo");
    reader.setDaemon(true);
    reader.start();
  }
}
