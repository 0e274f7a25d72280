// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jkdump.ctext.SUDef;
import org.jkdump.kernel.AttrSetter;
import org.jkdump.kernel.Attributes;
import org.jkdump.kernel.CString;
import org.jkdump.kernel.ComputedValue;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.target.TargetException;

/** The names that read values; a part of {@link PyKdumpAPI}. */
public abstract class ValueNames extends ModuleNames {
  ValueNames() {}

  /**
   * What a C expression stands for: a global variable with members and indices behind it, such as
   * {@code "init_task.mm->pgd"} ({@code .} and {@code ->} alike), or of a per-CPU one {@code
   * "runqueues[0].curr"}; {@code *}, {@code &}, parentheses and casts to pointers, {@code "((struct
   * page *)0xffffea0000000000)->flags"}, bind as in C. Parsed once.
   */
  public static Value eval(String cPath) {
    return kernel().evaluate(cPath);
  }

  /** The global variable with this name; of a per-CPU variable all copies. */
  public static Value readSymbol(String name) {
    return kernel().symbolValue(name);
  }

  /** A struct or union at an address. */
  public static Struct readSU(String type, long addr) {
    return kernel().struct(type, addr);
  }

  /**
   * What C text defines ({@link TextNames#parseSUDef}), laid out for this kernel, at an address.
   */
  public static Struct readSU(SUDef definition, long addr) {
    return kernel().struct(definition, addr);
  }

  /** The struct of which something at an address is the member that a path names. */
  public static Struct containerOf(long addr, String type, String member) {
    return kernel().containerOf(addr, type, member);
  }

  /** The struct of which a value is the member that a path names. */
  public static Struct containerOf(Value value, String type, String member) {
    return kernel().containerOf(value.addr_(), type, member);
  }

  /**
   * Gives a struct an attribute that stands for the first of some C paths that this kernel's struct
   * has, such as {@code structSetAttr("task_struct", "st", List.of("__state", "state"))}; an empty
   * path is the struct itself. It hides a member of the same name. See {@link Attributes}.
   *
   * @return false if this kernel has none of the paths or no such struct
   */
  public static boolean structSetAttr(String struct, String attr, List<String> exprs) {
    return structSetAttr(struct, attr, exprs, List.of());
  }

  /**
   * Like {@link #structSetAttr(String, String, List)}, also for structs that begin with the first.
   */
  public static boolean structSetAttr(
      String struct, String attr, List<String> exprs, List<String> extraStructs) {
    return kernel().attributes().set(struct, attr, exprs, extraStructs);
  }

  /**
   * Gives a struct an attribute that a function computes whenever it is read: a {@link Value}, a
   * number, a text or any object ({@link ComputedValue#object_()}).
   *
   * @return false if this kernel has no such struct
   */
  public static boolean structSetProcAttr(
      String struct, String attr, Function<? super Struct, ?> function) {
    return kernel().attributes().set(struct, attr, function);
  }

  /** Sets attributes of a struct and of others that begin with it. */
  public static AttrSetter attrSetter(String struct, String... extraStructs) {
    return new AttrSetter(kernel().attributes(), struct, List.of(extraStructs));
  }

  /**
   * An array of {@code n} structs or unions that begins at an address. Nothing is read until a
   * field is, so {@code n} may be large.
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

  /** What a pointer points to; a struct is returned unchanged. */
  public static Value deref(Value pointer) {
    if (!(pointer instanceof Struct) && !pointer.isPointer()) {
      throw pointer.cannot("is no pointer");
    }
    return pointer.deref_();
  }

  /** Address of a struct, of a text, or of where another value lies. */
  public static long addr(Value value) {
    return value instanceof CString text ? text.textAddr_() : value.addr_();
  }

  /** C's {@code &struct->path}. */
  public static long addr(Struct struct, String path) {
    return struct.addrOf_(path);
  }

  /**
   * The number in an {@code atomic_t}, {@code atomic64_t}, {@code atomic_long_t} or {@code
   * refcount_t}; an integer's own, since some counters became atomic and others ceased to be.
   */
  public static long atomicT(Value value) {
    if (!(value instanceof Struct struct)) {
      return value.num_();
    }
    return struct.num_(struct.has_("refs.counter") ? "refs.counter" : "counter");
  }
}
