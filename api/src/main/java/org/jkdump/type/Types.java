// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The types of one kernel, from all sources that know some; the first that knows a name answers.
 */
public final class Types {
  private final List<TypeSource> sources;
  private final int pointerSize;
  private final Map<String, Optional<CType>> byName = new ConcurrentHashMap<>();

  /**
   * @param pointerSize bytes
   */
  public Types(List<TypeSource> sources, int pointerSize) {
    this.sources = List.copyOf(sources);
    this.pointerSize = pointerSize;
  }

  /**
   * The type that a C type name stands for: {@code task_struct}, {@code struct task_struct}, {@code
   * spinlock_t}, {@code unsigned long}, {@code struct page *}, {@code char [16]}.
   */
  public Optional<CType> find(String name) {
    return byName.computeIfAbsent(name, n -> TypeName.parse(n).resolve(this));
  }

  /**
   * Like {@link #find}, for those who can't go on without.
   *
   * @throws NoSuchTypeException where there is none
   */
  public CType get(String name) {
    return find(name).orElseThrow(() -> missing(name));
  }

  /** The struct or union that a name stands for, through typedefs. */
  public Optional<StructType> struct(String name) {
    return find(name).map(CType::bare).map(t -> t instanceof StructType s ? s : null);
  }

  /**
   * Like {@link #struct}, for those who can't go on without.
   *
   * @throws NoSuchTypeException where there is none
   */
  public StructType getStruct(String name) {
    return struct(name).orElseThrow(() -> missing(name));
  }

  /** The first type of this kind with this name. */
  public Optional<CType> find(Kind kind, String name) {
    return first(source -> source.find(kind, name));
  }

  /** The type of a global variable or function. */
  public Optional<CType> variable(String name) {
    return first(source -> source.variable(name));
  }

  /** The value of an enumerator, of whatever enum. */
  public OptionalLong enumerator(String name) {
    return sources.stream()
        .map(source -> source.enumerator(name))
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** Bytes of a pointer. */
  public int pointerSize() {
    return pointerSize;
  }

  /** A pointer to a type. */
  public PointerType pointerTo(CType target) {
    return new PointerType(target, pointerSize);
  }

  /** Every struct and union that has a tag. */
  public List<StructType> structs() {
    return sources.stream().flatMap(source -> source.structs().stream()).toList();
  }

  private NoSuchTypeException missing(String name) {
    return new NoSuchTypeException(name, TypeName.parse(name).tag(), tags());
  }

  private Collection<String> tags() {
    List<String> all = new ArrayList<>();
    for (TypeSource source : sources) {
      for (Kind kind : Kind.values()) {
        all.addAll(source.names(kind));
      }
    }
    return all;
  }

  private <T> Optional<T> first(Function<TypeSource, Optional<T>> question) {
    return sources.stream().map(question).flatMap(Optional::stream).findFirst();
  }
}
