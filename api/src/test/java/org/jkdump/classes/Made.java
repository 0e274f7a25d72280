// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jkdump.generated.EnumConstant;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.StructField;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.Kernel;
import org.jkdump.type.Types;

/** Classes of some types, defined in a class loader of their own. */
final class Made extends ClassLoader {
  static final List<String> IMPORTED =
      List.of("java.util", "org.jkdump.api", "org.jkdump.kernel", "org.jkdump.generated");

  private final ClassJar jar;
  private final Map<String, byte[]> classes;

  private Made(ClassJar jar) {
    super(Made.class.getClassLoader());
    this.jar = jar;
    this.classes = jar.classes();
  }

  static Made of(Types types, GlobalVariable... variables) {
    NamedTypes named = new NamedTypes(types, JavaNames.ofTypes(IMPORTED));
    return new Made(new ClassJar(named, ArrayLengths.NONE, List.of(variables)));
  }

  static Made of(Kernel kernel) {
    return of(kernel.types());
  }

  /** Returns the names of all classes, without their package. */
  List<String> names() {
    return classes.keySet().stream().map(name -> name.substring("kernel/".length())).toList();
  }

  byte[] bytes() {
    return jar.bytes(Map.of());
  }

  /** Returns every class, loaded, checked and initialised. */
  List<Class<?>> all() {
    return names().stream().<Class<?>>map(this::named).toList();
  }

  Class<?> named(String name) {
    try {
      return Class.forName("kernel." + name, true, this);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no class " + name + " in " + names(), e);
    }
  }

  Class<? extends TypedStruct> struct(String name) {
    return named(name).asSubclass(TypedStruct.class);
  }

  KernelClass<?> about(String name) {
    return KernelClass.of(named(name));
  }

  EnumConstant constant(String type, String name) {
    try {
      return (EnumConstant) named(type).getField(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " has no " + name, e);
    }
  }

  /** Returns the names of a class's field methods, in the order of the fields. */
  List<String> methods(String name) {
    Class<?> type = named(name);
    return Stream.of(type.getDeclaredFields())
        .filter(field -> field.getType() == StructField.class)
        .map(field -> method(type, field.getName()))
        .toList();
  }

  private static String method(Class<?> type, String name) {
    try {
      return type.getDeclaredMethod(name).getName();
    } catch (NoSuchMethodException e) {
      throw new AssertionError(type + " has no method " + name, e);
    }
  }

  /** Returns the result of a field's method. */
  static Object get(Object struct, String method) {
    try {
      return struct.getClass().getMethod(method).invoke(struct);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(struct + " has no " + method, e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] file = classes.get(name.replace('.', '/'));
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, file, 0, file.length);
  }
}
