// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.container.KernelLists;
import org.jkdump.container.ListOptions;
import org.jkdump.generated.KernelClass;
import org.jkdump.generated.StructField;
import org.jkdump.generated.Typed;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;

/**
 * The names that give classes of package {@code kernel} instead of {@link Struct}; a part of {@link
 * PyKdumpAPI}. Where a member is given by its name, that is checked when the snippet runs; a
 * field's constant, {@code task_struct.tasks}, is checked by the compiler and brings its class
 * along.
 */
public abstract class TypedNames extends TextNames {
  TypedNames() {}

  /**
   * The struct that a global variable is or points to. Where its type is not known, as of a module
   * without debuginfo, it is taken for the struct itself.
   */
  public static <T extends Struct> T readSymbol(String name, Class<T> type) {
    return kernel().isTyped(name)
        ? typed(type).from(readSymbol(name))
        : typed(type).at(kernel().symbolAddress(name));
  }

  /** A struct or union at an address. */
  public static <T extends Struct> T readSU(Class<T> type, long addr) {
    return typed(type).at(addr);
  }

  /** An array of {@code n} structs or unions that begins at an address. */
  public static <T extends Struct> List<T> readSUArray(Class<T> type, long addr, int n) {
    return typed(type).all(readSUArray(KernelClass.of(type).cName(), addr, n));
  }

  /** The struct of which something at an address is the member that a path names. */
  public static <T extends Struct> T containerOf(long addr, Class<T> type, String member) {
    Typed<T> typed = typed(type);
    return typed.at(addr - typed.offset(member));
  }

  /** The struct of which a value is the member that a path names. */
  public static <T extends Struct> T containerOf(Value value, Class<T> type, String member) {
    return containerOf(value.addr_(), type, member);
  }

  /** The struct of which something at an address is this field. */
  public static <T extends TypedStruct> T containerOf(long addr, StructField<T> field) {
    return typed(field.owner()).at(addr - field.offset());
  }

  /** The struct of which a value is this field. */
  public static <T extends TypedStruct> T containerOf(Value value, StructField<T> field) {
    return containerOf(value.addr_(), field);
  }

  /** The structs linked to a {@code list_head} through the member that a path names. */
  public static <T extends Struct> List<T> listOf(long head, Class<T> type, String member) {
    return readSUListFromHead(head, member, type);
  }

  /** The same for a {@code list_head} that was read. */
  public static <T extends Struct> List<T> listOf(Value head, Class<T> type, String member) {
    return readSUListFromHead(head, member, type);
  }

  /** The same for the {@code list_head} that a symbol names. */
  public static <T extends Struct> List<T> listOf(String symbol, Class<T> type, String member) {
    return readSUListFromHead(symbol, member, type);
  }

  /** The structs linked to a {@code list_head} through this field. */
  public static <T extends TypedStruct> List<T> listOf(long head, StructField<T> field) {
    return lists(head, typed(field.owner()), field.offset(), ListOptions.DEFAULT);
  }

  /** The same for a {@code list_head} that was read. */
  public static <T extends TypedStruct> List<T> listOf(Value head, StructField<T> field) {
    return listOf(address(head), field);
  }

  /** The same for the {@code list_head} that a symbol names. */
  public static <T extends TypedStruct> List<T> listOf(String symbol, StructField<T> field) {
    return listOf(kernel().symbolAddress(symbol), field);
  }

  /** The structs linked to the {@code list_head} that a symbol names. */
  public static <T extends Struct> List<T> readSUListFromHead(
      String symbol, String member, Class<T> type) {
    return readSUListFromHead(kernel().symbolAddress(symbol), member, type);
  }

  /** The structs linked to the {@code list_head} at an address. */
  public static <T extends Struct> List<T> readSUListFromHead(
      long head, String member, Class<T> type) {
    return readSUListFromHead(head, member, type, ListOptions.DEFAULT);
  }

  /** The same with options such as {@code maxel(100)}. */
  public static <T extends Struct> List<T> readSUListFromHead(
      long head, String member, Class<T> type, ListOptions options) {
    Typed<T> typed = typed(type);
    return lists(head, typed, typed.offset(member), options);
  }

  /** The structs linked to a {@code list_head} that was read. */
  public static <T extends Struct> List<T> readSUListFromHead(
      Value head, String member, Class<T> type) {
    return readSUListFromHead(address(head), member, type);
  }

  /** A struct and those behind it, each found through the pointer to the next one. */
  public static <T extends TypedStruct> List<T> readStructNext(T head, String next) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) head.getClass();
    return typed(type).all(readStructNext((Struct) head, next));
  }

  /**
   * The structs of which nodes are this field: {@code entries(rbtreeNodes(root), x.node)}, and so
   * with the nodes of any other container.
   */
  public static <T extends TypedStruct> Stream<T> entries(LongStream nodes, StructField<T> field) {
    return typed(field.owner()).around(nodes, field.offset());
  }

  /** Every task, threads and idle tasks too: {@code tasks(task_struct.class)}. */
  public static <T extends Struct> List<T> tasks(Class<T> type) {
    return typed(type).all(tasks());
  }

  /** The task with a pid, or null: {@code pidToTask(1, task_struct.class)}. */
  public static <T extends Struct> T pidToTask(int pid, Class<T> type) {
    Struct task = pidToTask(pid);
    return task == null ? null : task.cast_(type);
  }

  /** The copy of a per-CPU variable that a CPU uses: {@code perCpu("runqueues", 0, rq.class)}. */
  public static <T extends Struct> T perCpu(String symbol, int cpu, Class<T> type) {
    return typed(type).from(perCpu(symbol, cpu));
  }

  static <T extends Struct> Typed<T> typed(Class<T> type) {
    return new Typed<>(kernel(), type);
  }

  private static <T extends Struct> List<T> lists(
      long head, Typed<T> typed, long offset, ListOptions options) {
    return KernelLists.of(kernel()).structs(head, offset, typed.prototype(), limited(options));
  }
}
