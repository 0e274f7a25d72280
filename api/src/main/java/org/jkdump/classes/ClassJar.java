// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jkdump.type.EnumType;

/** Makes the jar of a kernel's classes. The same types make the same jar. */
final class ClassJar {
  private final NamedTypes named;
  private final ArrayLengths lengths;
  private final Optional<List<GlobalVariable>> variables;

  /** A jar that has no class for global variables. */
  ClassJar(NamedTypes named, ArrayLengths lengths) {
    this(named, lengths, Optional.empty());
  }

  ClassJar(NamedTypes named, ArrayLengths lengths, List<GlobalVariable> variables) {
    this(named, lengths, Optional.of(variables));
  }

  private ClassJar(
      NamedTypes named, ArrayLengths lengths, Optional<List<GlobalVariable>> variables) {
    this.named = named;
    this.lengths = lengths;
    this.variables = variables;
  }

  /** The classes, by their names. */
  Map<String, byte[]> classes() {
    Map<String, byte[]> all = new ConcurrentHashMap<>();
    StructMaker structs = new StructMaker(named, lengths);
    named.all().parallelStream()
        .forEach(
            type ->
                all.put(
                    type.internalName(),
                    type.type() instanceof EnumType ? EnumMaker.make(type) : structs.make(type)));
    variables.ifPresent(known -> all.putAll(GlobalsMaker.make(known, named)));
    return new TreeMap<>(all);
  }

  /**
   * The jar, whose manifest counts what is in it: {@code Structs}, {@code Enums}, {@code
   * Variables}.
   *
   * @param about what the manifest says besides
   */
  byte[] bytes(Map<String, String> about) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      jar.setLevel(Deflater.BEST_SPEED);
      StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\r\n");
      counted(about).forEach((key, value) -> manifest.append(key + ": " + value + "\r\n"));
      entry(
          jar,
          "META-INF/MANIFEST.MF",
          manifest.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      entry(jar, ClassIndex.ENTRY, index());
      for (Map.Entry<String, byte[]> type : classes().entrySet()) {
        entry(jar, type.getKey() + ".class", type.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private byte[] index() {
    return named.all().stream()
        .map(NamedType::entry)
        .map(ClassIndex.Entry::line)
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, String> counted(Map<String, String> about) {
    Map<String, String> all = new TreeMap<>(about);
    long enums = named.all().stream().filter(type -> type.type() instanceof EnumType).count();
    all.put("Structs", Long.toString(named.all().size() - enums));
    all.put("Enums", Long.toString(enums));
    all.put("Variables", Integer.toString(variables.map(List::size).orElse(0)));
    return all;
  }

  private static void entry(ZipOutputStream jar, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
