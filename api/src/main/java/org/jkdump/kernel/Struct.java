// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.math.BigInteger;
import org.jkdump.artwork.Table;
import org.jkdump.target.TargetException;
import org.jkdump.type.PathException;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeComparison;

/**
 * A struct or union in the kernel's memory; a pointer to one is the same. It is its address and its
 * type, and reads each field when it is asked for. Paths are C access paths such as {@code
 * "mm->pgd"}, with {@code .} and {@code ->} alike.
 */
public class Struct extends Value {
  private final StructLayout layout;

  /** A struct of the same type at another address; for classes that stand for one. */
  protected Struct(Struct like, long address) {
    this(like.layout, address);
  }

  Struct(StructLayout layout, long address) {
    super(layout.kernel(), layout.type(), address);
    this.layout = layout;
  }

  /** Its C type. */
  @Override
  public final StructType type_() {
    return layout.type();
  }

  /** Its address. */
  @Override
  public long num_() {
    return addr_();
  }

  @Override
  public BigInteger big_() {
    return unsigned(addr_());
  }

  @Override
  public boolean isNull_() {
    return addr_() == 0;
  }

  @Override
  public Value get_(String path) {
    return layout.field(path).read(kernel_(), addr_());
  }

  @Override
  final Field field(String path) {
    return layout.field(path);
  }

  /** The number at the end of a path. */
  public long num_(String path) {
    return layout.field(path).num(kernel_(), addr_());
  }

  /** The number at the end of a path, exact by the C type's sign and width. */
  public BigInteger big_(String path) {
    return get_(path).big_();
  }

  /** The text at the end of a path; null for a NULL {@code char *}. */
  public String str_(String path) {
    return get_(path).str_();
  }

  /** The struct at the end of a path, or the one that a pointer there points to. */
  public Struct su_(String path) {
    Value value = get_(path);
    if (value instanceof Struct struct) {
      return struct;
    }
    throw new TargetException(
        "'" + path + "' of " + type_().text() + " is no struct but '" + value.type_().text() + "'");
  }

  /** Whether its type has this C tag or is this type: {@code isNamed_("task_struct")}. */
  public boolean isNamed_(String name) {
    return !name.isEmpty() && (name.equals(type_().tag()) || name.equals(type_().text()));
  }

  /** Whether this kernel's struct has what a path names. */
  public boolean has_(String path) {
    return layout.has(path);
  }

  /**
   * Bytes from its beginning to what a path names; of a bit-field to its first byte.
   *
   * @throws PathException if the path leads through a pointer
   */
  public long offsetOf_(String path) {
    return layout.field(path).offset();
  }

  /** The struct of another type at this address. */
  public Struct cast_(String type) {
    return kernel_().struct(type, addr_());
  }

  /** The struct of a generated class at this address: {@code s.cast_(task_struct.class)}. */
  public <T extends Struct> T cast_(Class<T> type) {
    return type.cast(StructClass.of(type).at(kernel_(), addr_()));
  }

  /** The struct of which this one is the member that a path names. */
  public Struct containerOf_(String type, String path) {
    return kernel_().containerOf(addr_(), type, path);
  }

  /** Address of what a path names: C's {@code &struct->path}. */
  public long addrOf_(String path) {
    return layout.field(path).place(kernel_(), addr_());
  }

  /** Element {@code i} of the array of structs that begins with this one. */
  @Override
  public Struct at_(long i) {
    return atAddress_(addr_() + i * type_().size());
  }

  /** The struct of the same type, and of the same generated class, at another address. */
  public Struct atAddress_(long address) {
    return new Struct(layout, address);
  }

  /** C's {@code p + n}. */
  @Override
  public Struct add_(long n) {
    return at_(n);
  }

  /**
   * All fields with their values, as C writes them. Long arrays are abbreviated, and what can't be
   * read says so: {@code <not mapped>}. Of NULL it is a sentence.
   */
  public String dump_() {
    return isNull_() ? nothing() : new StructPrinter(kernel_()).text(this);
  }

  /**
   * The members, including those of anonymous members, with offset and size in bytes ({@code 8:3}
   * is bit 3 from byte 8 on), C type, name and value.
   */
  public Table table_() {
    return new StructPrinter(kernel_()).table(this);
  }

  /** Equal are an address and a type: the same one, or one with the same tag and size. */
  @Override
  public final boolean equals(Object other) {
    return other instanceof Struct that
        && addr_() == that.addr_()
        && (layout == that.layout || sameType(that));
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(addr_()) * 31 + type_().tag().hashCode();
  }

  // BTF and debuginfo, or debuginfo before and after a reload, each have a type of their own.
  private boolean sameType(Struct that) {
    return kernel_() == that.kernel_() && TypeComparison.sameTag(type_(), that.type_());
  }

  private String nothing() {
    return "a NULL pointer: there is no " + type_().label() + " to show";
  }

  /** Its type and address: {@code <struct task_struct 0xffff...>}. */
  @Override
  public String toString() {
    return "<" + type_().label() + " 0x" + Long.toHexString(addr_()) + ">";
  }
}
