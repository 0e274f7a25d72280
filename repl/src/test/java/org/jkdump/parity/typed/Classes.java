// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.typed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.classes.ClassLibrary;
import org.jkdump.classes.store.ClassCache;
import org.jkdump.generated.EnumConstant;
import org.jkdump.generated.StructField;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.Struct;
import org.jkdump.parity.Dump;
import org.jkdump.repl.engine.Preloaded;

/** Classes of the testbed's kernel, made once for all tests of a JVM, as for a program. */
final class Classes {
  private static Path jar;
  private static ClassLoader loader;

  private Classes() {}

  /** Returns the jar, made without a cache. */
  static synchronized Path jar() {
    if (jar == null) {
      try {
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "classes");
        ClassCache cache = new ClassCache(directory, text -> {});
        jar = new ClassLibrary(cache, Preloaded.packages(), text -> {}).jar(Dump.kernel());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return jar;
  }

  /** Returns the names of all classes, without their package. */
  static List<String> names() {
    try (JarFile file = new JarFile(jar().toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("kernel/") && name.endsWith(".class"))
          .map(name -> name.substring("kernel/".length(), name.length() - ".class".length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns any class of the package. */
  static synchronized Class<?> named(String name) {
    try {
      if (loader == null) {
        loader = new URLClassLoader(new java.net.URL[] {jar().toUri().toURL()});
      }
      return Class.forName("kernel." + name, true, loader);
    } catch (ClassNotFoundException | MalformedURLException e) {
      throw new AssertionError("there is no class " + name, e);
    }
  }

  /** Returns the class of a struct. */
  static Class<? extends TypedStruct> struct(String name) {
    return named(name).asSubclass(TypedStruct.class);
  }

  /** Returns the class of an enum. */
  static Class<? extends EnumConstant> enumeration(String name) {
    return named(name).asSubclass(EnumConstant.class);
  }

  /** Returns a struct as an instance of its class. */
  static Struct at(String name, long address) {
    Dump.kernel();
    return PyKdumpAPI.readSU(struct(name), address);
  }

  /** Returns the method of a field, found by the field's constant. */
  static Method method(Class<?> type, StructField<?> field) {
    try {
      for (Field constant : type.getDeclaredFields()) {
        if (constant.getType() == StructField.class && constant.get(null) == field) {
          return type.getMethod(constant.getName());
        }
      }
      throw new AssertionError(field + " has no constant");
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(field.toString(), e);
    }
  }

  /** Returns the result of a method without parameters. */
  static Object call(Method method, Object object) {
    try {
      return method.invoke(object);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(method.toString(), e);
    }
  }

  /** Returns the result of a struct's method. */
  static Object call(Struct struct, String method) {
    return call(struct.getClass(), struct, method);
  }

  /** Returns the result of a method without parameters, found by name. */
  static Object call(Class<?> type, Object object, String method) {
    try {
      return call(type.getMethod(method), object);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(type + " has no " + method + "()", e);
    }
  }
}
