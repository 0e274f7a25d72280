// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.generated;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.KernelPart;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.target.CacheUse;
import org.jkdump.target.TargetException;
import org.jkdump.type.StructType;

/** The generated classes as far as they are in use with one kernel. */
final class KernelClasses implements KernelPart {
  private final Kernel kernel;
  private final Map<Class<?>, TypedStruct> prototypes = new ConcurrentHashMap<>();
  private final Map<Class<?>, Function<Value, ?>> conversions = new ConcurrentHashMap<>();

  public KernelClasses(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The generated classes in use with a kernel. */
  public static KernelClasses of(Kernel kernel) {
    return kernel.part(KernelClasses.class, KernelClasses::new);
  }

  /** A struct of a generated class at address 0, from which others are made. */
  TypedStruct prototype(Class<?> type) {
    TypedStruct known = prototypes.get(type);
    return known != null
        ? known
        : prototypes.computeIfAbsent(type, t -> make(KernelClass.of(type)));
  }

  /** A struct of a generated class. */
  public <T extends Struct> T at(Class<T> type, long address) {
    return type.cast(prototype(type).at$(address));
  }

  /** The function that makes a value an object of a class that generated methods return. */
  <T> Function<Value, T> conversion(Class<T> type) {
    @SuppressWarnings("unchecked")
    Function<Value, T> known =
        (Function<Value, T>) conversions.computeIfAbsent(type, this::makeConversion);
    return known;
  }

  /** Forgets which types the classes stand for. */
  @Override
  public void debuginfoChanged() {
    prototypes.values().forEach(TypedStruct::unbind);
    prototypes.clear();
    conversions.clear();
  }

  @Override
  public List<CacheUse> caches() {
    return List.of(CacheUse.of("generated classes", prototypes.size()));
  }

  private Function<Value, ?> makeConversion(Class<?> type) {
    if (TypedStruct.class.isAssignableFrom(type)) {
      TypedStruct prototype = prototype(type);
      return value -> prototype.at$(value.num_());
    }
    if (EnumConstant.class.isAssignableFrom(type)) {
      EnumTable<?> table = EnumTable.of(type);
      return value -> table.of(value.num_());
    }
    if (type == Integer.class) {
      return value -> (int) value.num_();
    }
    if (type == Long.class) {
      return Value::num_;
    }
    if (type == Boolean.class) {
      return value -> value.num_() != 0;
    }
    return type::cast;
  }

  private TypedStruct make(KernelClass<?> about) {
    StructType type =
        kernel
            .types()
            .struct(about.cName())
            .orElseThrow(() -> new ForeignClass(kernel, about).absent());
    if (type.size() != about.size()) {
      throw new ForeignClass(kernel, about)
          .differs("has " + type.size() + " bytes, not " + about.size());
    }
    try {
      Constructor<?> maker = about.type().getDeclaredConstructor(Struct.class, long.class);
      maker.setAccessible(true);
      return (TypedStruct) maker.newInstance(kernel.struct(type, 0), 0L);
    } catch (ReflectiveOperationException e) {
      throw new TargetException(about.type().getName() + " is no class that jkdump made", e);
    }
  }
}
