// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.jkdump.target.TargetException;

/** The classes of a generated jar and their C types, read without loading a class. */
public final class ClassIndex {
  /** The entry of a jar that holds the index. */
  static final String ENTRY = "META-INF/jkdump/types.tsv";

  private final Map<String, Entry> byJavaName = new HashMap<>();
  private final Map<String, Entry> byCName = new HashMap<>();

  /**
   * A class.
   *
   * @param javaName without its package
   * @param kind {@code struct}, {@code union} or {@code enum}
   * @param cName the type's name, with its keyword if it has a tag
   * @param size bytes
   */
  public record Entry(String javaName, String kind, String cName, long size) {
    String line() {
      return String.join("\t", javaName, kind, cName, Long.toString(size));
    }

    static Entry parse(String line) {
      String[] cells = line.split("\t");
      return new Entry(cells[0], cells[1], cells[2], Long.parseLong(cells[3]));
    }
  }

  private ClassIndex(List<Entry> entries) {
    for (Entry entry : entries) {
      byJavaName.put(entry.javaName(), entry);
      byCName.put(entry.cName(), entry);
    }
  }

  /** The index of a jar. */
  public static ClassIndex of(Path jar) {
    try (JarFile file = new JarFile(jar.toFile());
        InputStreamReader text =
            new InputStreamReader(
                file.getInputStream(file.getJarEntry(ENTRY)), StandardCharsets.UTF_8)) {
      return new ClassIndex(new BufferedReader(text).lines().map(Entry::parse).toList());
    } catch (IOException e) {
      throw new TargetException("can't read the classes of " + jar + ": " + e.getMessage(), e);
    }
  }

  /** The class with a name, given without its package. */
  public Optional<Entry> javaName(String name) {
    return Optional.ofNullable(byJavaName.get(name));
  }

  /** The class of a type. */
  public Optional<Entry> cName(String name) {
    return Optional.ofNullable(byCName.get(name));
  }

  /** Names of all classes, without their package. */
  public Collection<String> javaNames() {
    return Collections.unmodifiableSet(byJavaName.keySet());
  }

  /** Number of classes. */
  public int size() {
    return byJavaName.size();
  }
}
