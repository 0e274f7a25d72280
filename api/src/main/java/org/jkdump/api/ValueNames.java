// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jkdump.ctext.SUDef;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.StructField;
import org.jkdump.generated.Typed;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.CString;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.memo.Selection;
import org.jkdump.target.TargetException;

/**
 * Values: the names that read variables and structs; a group of {@link PyKdumpAPI}. A generated
 * class, {@code task_struct.class}, gives typed structs. A member's path is checked when the
 * snippet runs; the compiler checks a field's constant, {@code task_struct.tasks}.
 */
public abstract class ValueNames extends SessionNames {
  ValueNames() {}

  /**
   * The value of a C expression: a global variable, then members and indices, such as {@code
   * "init_task.mm->pgd"} ({@code .} and {@code ->} alike); of a per-CPU variable {@code
   * "runqueues[0].curr"}. {@code *}, {@code &}, parentheses and casts to pointers, {@code "((struct
   * page *)0xffffea0000000000)->flags"}, bind as in C. Parsed once.
   */
  public static Value eval(String cPath) {
    return kernel().evaluate(cPath);
  }

  /** The global variable with this name; for a per-CPU variable all copies. */
  public static Value readSymbol(String name) {
    return kernel().symbolValue(name);
  }

  /**
   * The struct that a global variable is or points to, as a generated class. A variable of unknown
   * type, as in a module without debuginfo, counts as the struct itself.
   */
  public static <T extends Struct> T readSymbol(String name, Class<T> type) {
    return kernel().isTyped(name)
        ? typed(type).from(readSymbol(name))
        : typed(type).at(kernel().symbolAddress(name));
  }

  /** The struct or union at an address. */
  public static Struct readSU(String type, long addr) {
    return kernel().struct(type, addr);
  }

  /** The same for C text ({@link TextNames#parseSUDef}), laid out for this kernel. */
  public static Struct readSU(SUDef definition, long addr) {
    return kernel().struct(definition, addr);
  }

  /** The same for a generated class. */
  public static <T extends Struct> T readSU(Class<T> type, long addr) {
    return typed(type).at(addr);
  }

  /**
   * The {@code n} structs or unions of an array at an address. Reading the list reads no memory;
   * reading a field does. So {@code n} may be large.
   */
  public static List<Struct> readSUArray(String type, long addr, int n) {
    if (n < 0) {
      throw new TargetException("an array of " + n + " '" + type + "' can't be read");
    }
    Struct first = kernel().struct(type, addr);
    return new AbstractList<>() {
      @Override
      public Struct get(int i) {
        return first.at_(Objects.checkIndex(i, n));
      }

      @Override
      public int size() {
        return n;
      }
    };
  }

  /** The same for a generated class. */
  public static <T extends Struct> List<T> readSUArray(Class<T> type, long addr, int n) {
    return typed(type).all(readSUArray(KernelClass.of(type).cName(), addr, n));
  }

  /** The struct whose member, named by a path, lies at an address. */
  public static Struct containerOf(long addr, String type, String member) {
    return kernel().containerOf(addr, type, member);
  }

  /** The same for the member as a value. */
  public static Struct containerOf(Value value, String type, String member) {
    return kernel().containerOf(value.addr_(), type, member);
  }

  /** The same for a generated class. */
  public static <T extends Struct> T containerOf(long addr, Class<T> type, String member) {
    Typed<T> typed = typed(type);
    return typed.at(addr - typed.offset(member));
  }

  /** The same for a generated class and the member as a value. */
  public static <T extends Struct> T containerOf(Value value, Class<T> type, String member) {
    return containerOf(value.addr_(), type, member);
  }

  /** The struct whose field lies at an address. */
  public static <T extends TypedStruct> T containerOf(long addr, StructField<T> field) {
    return typed(field.owner()).at(addr - field.offset());
  }

  /** The same for the field as a value. */
  public static <T extends TypedStruct> T containerOf(Value value, StructField<T> field) {
    return containerOf(value.addr_(), field);
  }

  /** The value that a pointer points to; a struct is returned unchanged. */
  public static Value deref(Value pointer) {
    if (!(pointer instanceof Struct) && !pointer.isPointer()) {
      throw pointer.cannot("is no pointer");
    }
    return pointer.deref_();
  }

  /** Address of a struct, of a text, or of the place where another value lies. */
  public static long addr(Value value) {
    return value instanceof CString text ? text.textAddr_() : value.addr_();
  }

  /** Address of a member: C's {@code &struct->path}. */
  public static long addr(Struct struct, String path) {
    return struct.addrOf_(path);
  }

  /**
   * The number in an {@code atomic_t}, {@code atomic64_t}, {@code atomic_long_t} or {@code
   * refcount_t}. An integer gives its own number, because kernels differ in which counters are
   * atomic.
   */
  public static long atomicT(Value value) {
    if (!(value instanceof Struct struct)) {
      return value.num_();
    }
    return struct.num_(struct.has_("refs.counter") ? "refs.counter" : "counter");
  }

  /**
   * The value of the first C path that evaluates on this kernel, see {@link #eval}. Paths that
   * failed are not tried again.
   *
   * @throws TargetException if no path evaluates; the message has the reason for each
   */
  public static Value pySelect(String... cPaths) {
    Stream<Supplier<Value>> paths = Arrays.stream(cPaths).map(path -> () -> eval(path));
    return kernel().choices().select(List.of(cPaths), paths.toList());
  }

  /**
   * The result of the first alternative that does not throw: {@code select(() -> a.num_("x"), () ->
   * a.num_("y"))}. An alternative that cannot work on this kernel is not tried again by the same
   * lambdas.
   *
   * @throws TargetException if all alternatives throw; the message has the reason for each
   */
  @SafeVarargs
  public static <T> T select(Supplier<? extends T>... alternatives) {
    List<Supplier<? extends T>> all = new ArrayList<>();
    for (Supplier<? extends T> alternative : alternatives) {
      all.add(alternative);
    }
    // Each lambda of a program has a class of its own.
    List<Class<?>> key = all.stream().<Class<?>>map(Object::getClass).toList();
    // Alternatives that need no kernel work without one; then the choice is forgotten at once.
    Selection choices = session().isOpen() ? kernel().choices() : new Selection();
    return choices.select(key, all);
  }
}
