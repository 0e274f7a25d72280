// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.session;

import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jkdump.classes.ClassIndex;
import org.jkdump.classes.ClassIndex.Entry;
import org.jkdump.generated.StructField;
import org.jkdump.repl.ask.JavaForm;
import org.jkdump.repl.completion.FieldNotes;
import org.jkdump.target.TargetException;
import org.jkdump.type.StructType;

/** Notes on the generated classes, for completion and help. */
public final class ClassNotes implements FieldNotes, JavaForm {
  private final Supplier<List<Path>> jars;
  private final List<Source> sources = new CopyOnWriteArrayList<>();
  private final Map<String, Optional<Class<?>>> loaded = new ConcurrentHashMap<>();

  /** Index and classes of one jar; its classes refer to those of the jars before it. */
  private record Source(ClassIndex index, ClassLoader classes) {}

  /**
   * @param jars gives the jars so far; later ones come at the end
   */
  public ClassNotes(Supplier<List<Path>> jars) {
    this.jars = jars;
    sources();
  }

  private synchronized List<Source> sources() {
    List<Path> now = jars.get();
    for (Path jar : now.subList(sources.size(), now.size())) {
      sources.add(new Source(ClassIndex.of(jar), loader(jar)));
      loaded.values().removeIf(Optional::isEmpty);
    }
    return sources;
  }

  private ClassLoader loader(Path jar) {
    int last = sources.size() - 1;
    ClassLoader before =
        last < 0 ? ClassLoader.getSystemClassLoader() : sources.get(last).classes();
    try {
      return new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
    } catch (MalformedURLException e) {
      throw new TargetException("can't load classes from " + jar, e);
    }
  }

  private Optional<Entry> first(Function<ClassIndex, Optional<Entry>> question) {
    return sources().stream()
        .map(source -> question.apply(source.index()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public Optional<String> note(String className) {
    return first(index -> index.javaName(className))
        .map(type -> type.kind() + ", " + type.size() + " bytes");
  }

  @Override
  public Optional<String> note(String className, String methodName) {
    return type(className).flatMap(type -> field(type, methodName)).map(StructField::summary);
  }

  @Override
  public Optional<String> of(StructType struct, String field) {
    return first(index -> index.cName(struct.label()))
        .map(Entry::javaName)
        .flatMap(this::type)
        .flatMap(type -> method(type, field));
  }

  private Optional<Class<?>> type(String className) {
    return loaded.computeIfAbsent(className, this::load);
  }

  private Optional<Class<?>> load(String className) {
    try {
      List<Source> all = sources();
      ClassLoader last = all.get(all.size() - 1).classes();
      return Optional.of(Class.forName("kernel." + className, true, last));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static Optional<String> method(Class<?> type, String cName) {
    return Stream.of(type.getDeclaredFields())
        .map(java.lang.reflect.Field::getName)
        .filter(java -> field(type, java).filter(f -> f.name().equals(cName)).isPresent())
        .findFirst()
        .map(java -> declaration(type, java));
  }

  private static String declaration(Class<?> type, String method) {
    try {
      Type result = type.getMethod(method).getGenericReturnType();
      return result.getTypeName().replaceAll("\\b(\\w+\\.)+", "") + " " + method + "()";
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has a constant, but no method " + method, e);
    }
  }

  private static Optional<StructField<?>> field(Class<?> type, String constant) {
    try {
      Object value = type.getField(constant).get(null);
      return value instanceof StructField<?> field ? Optional.of(field) : Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
