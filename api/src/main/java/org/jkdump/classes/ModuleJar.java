// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.dwarf.DwarfIndex;
import org.jkdump.elf.BuildId;
import org.jkdump.kernel.Kernel;
import org.jkdump.type.AnonymousName;
import org.jkdump.type.TypedefType;

/**
 * Makes classes of a module's types that no other jar has. The module's file lists the types; the
 * kernel, with the module's debuginfo loaded, gives their members.
 */
final class ModuleJar {
  private final Kernel kernel;
  private final String module;
  private final Path file;
  private final List<Path> others;
  private final KnownClasses known;
  private final Map<TypeKind, Collection<String>> names = new EnumMap<>(TypeKind.class);

  /**
   * @param others the jars on the class path, in their order
   */
  ModuleJar(Kernel kernel, String module, Path file, List<Path> others) {
    this.kernel = kernel;
    this.module = module;
    this.file = file;
    this.others = others;
    this.known = new KnownClasses(kernel.types(), others.stream().map(ClassIndex::of).toList());
    DwarfIndex index = DwarfIndex.ofModule(file);
    // If a type has several typedefs, its class has the name of one.
    Collection<String> typedefs = kernel.types().names(TypeKind.PLAIN);
    for (TypeKind kind : TypeKind.values()) {
      names.put(kind, index.names(kind).stream().filter(name -> !known.has(kind, name)).toList());
    }
    names.computeIfPresent(
        TypeKind.PLAIN,
        (k, all) ->
            all.stream().filter(n -> !typedefs.contains(n)).filter(this::isOfUntagged).toList());
  }

  private boolean isOfUntagged(String typedef) {
    return kernel.types().find(TypeKind.PLAIN, typedef).orElse(null) instanceof TypedefType type
        && AnonymousName.untagged(type.target()).equals(Optional.of(type.bare()));
  }

  /** Whether the others have all. */
  boolean isEmpty() {
    return names.values().stream().allMatch(Collection::isEmpty);
  }

  /** Digest of all inputs of the jar. */
  String key(List<String> imported) {
    String id = BuildId.of(file).orElse("unknown");
    MessageDigest digest = Fingerprint.begin(imported);
    digest.update((kernel.facts().release() + "\0" + names).getBytes(StandardCharsets.UTF_8));
    for (Path jar : others) {
      digest.update(("\0" + jar.getFileName()).getBytes(StandardCharsets.UTF_8));
    }
    return String.join("-", ClassCache.MODULE, module, id, Fingerprint.end(digest));
  }

  byte[] bytes(List<String> imported) {
    JavaNames rule = JavaNames.ofTypes(imported);
    NamedTypes named = new NamedTypes(kernel.types(), names::get, rule, known);
    String id = BuildId.of(file).orElse("unknown");
    return new ClassJar(named, ArrayLengths.NONE)
        .bytes(
            Map.of("Kernel-Release", kernel.facts().release(), "Module", module, "Build-Id", id));
  }
}
