// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jkdump.kernel.Kernel;
import org.jkdump.target.TargetException;

/** A generated class that doesn't fit the kernel it is used with: says why, and what to do. */
record ForeignClass(Kernel kernel, KernelClass<?> about) {
  private static final String MODULE = "Module";

  /** The kernel has no such struct. */
  TargetException absent() {
    return module()
        .filter(name -> kernel.modules().names().contains(name))
        .map(this::unloaded)
        .orElseGet(() -> differs("has none"));
  }

  /**
   * The kernel's struct is another one.
   *
   * @param how what the kernel's has
   */
  public TargetException differs(String how) {
    String from = module().map(name -> "file of module " + name).orElse("kernel");
    return new TargetException(
        String.format(
            "class %s was made from another %s: %s of %s %s; jkdump classes makes those of this"
                + " dump",
            about.type().getName(), from, about.cName(), kernel.facts().release(), how));
  }

  private TargetException unloaded(String module) {
    return new TargetException(
        String.format(
            "class %s needs the debuginfo of module %s, which isn't loaded (any more):"
                + " loadModule(\"%s\")",
            about.type().getName(), module, module));
  }

  /** The module whose classes its jar has. */
  private Optional<String> module() {
    CodeSource source = about.type().getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(Path.of(source.getLocation().toURI()).toFile())) {
      Manifest manifest = jar.getManifest();
      return Optional.ofNullable(manifest).map(m -> m.getMainAttributes().getValue(MODULE));
    } catch (Exception e) {
      // It comes from somewhere else.
      return Optional.empty();
    }
  }
}
