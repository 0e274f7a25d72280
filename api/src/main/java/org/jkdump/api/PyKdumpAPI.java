// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jkdump.log.PyLog;
import org.jkdump.memory.Bytes;
import org.jkdump.symbol.SymbolOffset;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Space;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.jkdump.type.CType;
import org.jkdump.type.MemberPath;
import org.jkdump.type.StructType;

/**
 * The names that snippets use, PyKdump's own in camelCase. Each forwards to the current {@link
 * Kernel}; this is the only class with static state. Addresses are kernel virtual and sizes are in
 * bytes unless something else is said.
 */
public final class PyKdumpAPI {
  private static final Session SESSION = new Session(line -> System.out.println(line));

  /** The log whose summary is printed after each snippet run. */
  public static final PyLog pylog = SESSION.log();

  private PyKdumpAPI() {}

  // ---- session

  /** The session that these names belong to; for front ends. */
  public static Session session() {
    return SESSION;
  }

  /** Opens a dump and makes it the current one. */
  public static Kernel open(String vmlinux, String vmcore) {
    return SESSION.open(OpenRequest.dump(vmlinux, vmcore));
  }

  /** Names the dump that the first use of the API opens. */
  public static void expect(String vmlinux, String vmcore) {
    SESSION.expect(OpenRequest.dump(vmlinux, vmcore));
  }

  /** The current kernel; opens what the environment names where there is none. */
  public static Kernel kernel() {
    return SESSION.kernel();
  }

  /** The facts that crash's {@code sys} shows. */
  public static SysInfo sysInfo() {
    return kernel().sysInfo();
  }

  // ---- memory

  /** Exactly {@code n} bytes of kernel memory. */
  public static byte[] readmem(long addr, int n) {
    return kernel().memory().read(addr, n);
  }

  /**
   * Exactly {@code n} bytes of an address space: {@link Space#KERNEL} or {@link Space#PHYSICAL}.
   */
  public static byte[] readmem(long addr, int n, Space space) {
    return kernel().memory(space, 0).read(addr, n);
  }

  /** An unsigned 8-bit number. */
  public static int readU8(long addr) {
    return (int) kernel().memory().unsigned(addr, 1);
  }

  /** An unsigned 16-bit number. */
  public static int readU16(long addr) {
    return (int) kernel().memory().unsigned(addr, 2);
  }

  /** An unsigned 32-bit number. */
  public static long readU32(long addr) {
    return kernel().memory().unsigned(addr, 4);
  }

  /** A 64-bit number; the bits of an unsigned one, see {@link Long#toUnsignedString(long)}. */
  public static long readU64(long addr) {
    return kernel().memory().unsigned(addr, 8);
  }

  /** A signed 8-bit number. */
  public static byte readS8(long addr) {
    return (byte) kernel().memory().signed(addr, 1);
  }

  /** A signed 16-bit number. */
  public static short readS16(long addr) {
    return (short) kernel().memory().signed(addr, 2);
  }

  /** A signed 32-bit number. */
  public static int readS32(long addr) {
    return (int) kernel().memory().signed(addr, 4);
  }

  /** A signed 64-bit number. */
  public static long readS64(long addr) {
    return kernel().memory().signed(addr, 8);
  }

  /** A C {@code int}. */
  public static int readInt(long addr) {
    return (int) kernel().memory().signed(addr, kernel().facts().intSize());
  }

  /** A C {@code unsigned int}. */
  public static long readUInt(long addr) {
    return kernel().memory().unsigned(addr, kernel().facts().intSize());
  }

  /** A C {@code long}. */
  public static long readLong(long addr) {
    return kernel().memory().signed(addr, kernel().facts().longSize());
  }

  /** A C {@code unsigned long}. */
  public static long readULong(long addr) {
    return kernel().memory().unsigned(addr, kernel().facts().longSize());
  }

  /** A pointer. */
  public static long readPtr(long addr) {
    return kernel().memory().pointer(addr);
  }

  /** The text up to a NUL, 256 bytes at most. */
  public static String readCString(long addr) {
    return readCString(addr, 256);
  }

  /** The text up to a NUL, {@code max} bytes at most. */
  public static String readCString(long addr, int max) {
    return Text.decode(kernel().memory().readCString(addr, max));
  }

  // ---- symbols

  /** Address of the first symbol with this name, 0 if there is none. */
  public static long sym2addr(String name) {
    return kernel().symbols().address(name).orElse(0L);
  }

  /** Addresses of all symbols with this name. */
  public static long[] sym2alladdr(String name) {
    return kernel().symbols().addresses(name);
  }

  /** Name of the symbol at exactly this address, or null. */
  public static String addr2sym(long addr) {
    return kernel().symbols().exact(addr).orElse(null);
  }

  /** The last symbol at or before an address, or null. */
  public static SymbolOffset addr2symLoose(long addr) {
    return kernel().symbols().loose(addr).orElse(null);
  }

  /** Name of the module that an address lies in, or null. */
  public static String addr2mod(long addr) {
    return kernel().symbols().module(addr).map(SymbolTable.Module::name).orElse(null);
  }

  /** Whether there is a symbol with this name. */
  public static boolean symbolExists(String name) {
    return kernel().symbols().address(name).isPresent();
  }

  // ---- types

  /** Bytes of a struct, union or any other type, -1 if there is none. */
  public static int structSize(String type) {
    return kernel().types().find(type).map(t -> (int) t.size()).orElse(-1);
  }

  /** Whether there is a struct or union with this name. */
  public static boolean structExists(String type) {
    return kernel().types().struct(type).isPresent();
  }

  /**
   * Bytes from a struct's beginning to the member that a dotted path names, -1 if there is none.
   */
  public static int memberOffset(String type, String path) {
    return (int) member(type, path, MemberPath::offset);
  }

  /** Bytes of the member that a dotted path names, -1 if there is none. */
  public static int memberSize(String type, String path) {
    return (int) member(type, path, MemberPath::size);
  }

  /** A global variable's type and address; throws if there is none. */
  public static VarInfo whatis(String name) {
    CType type = kernel().variableType(name);
    return new VarInfo(name, type, kernel().symbolAddress(name));
  }

  private static long member(String type, String path, ToLongFunction<MemberPath> question) {
    try {
      StructType struct = kernel().types().struct(type).orElse(null);
      MemberPath found = struct == null ? null : struct.path(path);
      return found == null || !found.isDirect() ? -1 : question.applyAsLong(found);
    } catch (TargetException e) {
      return -1;
    }
  }

  // ---- values

  /**
   * What a C access path leads to that begins with a global variable, such as {@code
   * "init_task.mm->pgd"}; {@code *} in front dereferences.
   */
  public static Value eval(String cPath) {
    return new CExpression(kernel()).evaluate(cPath);
  }

  /** The global variable with this name; of a per-CPU variable all copies. */
  public static Value readSymbol(String name) {
    return kernel().symbolValue(name);
  }

  /** A struct or union at an address. */
  public static Struct readSU(String type, long addr) {
    return kernel().struct(type, addr);
  }

  /** The struct of which something at an address is the member that a path names. */
  public static Struct containerOf(long addr, String type, String member) {
    return kernel().containerOf(addr, type, member);
  }

  /** The struct of which a value is the member that a path names. */
  public static Struct containerOf(Value value, String type, String member) {
    return kernel().containerOf(value.addr_(), type, member);
  }

  // ---- lists

  /**
   * The structs linked to the {@code list_head} that a symbol names, through one of their members.
   */
  public static List<Struct> readSUListFromHead(String symbol, String member, String type) {
    return readSUListFromHead(kernel().symbolAddress(symbol), member, type);
  }

  /** The structs linked to the {@code list_head} at an address, through one of their members. */
  public static List<Struct> readSUListFromHead(long head, String member, String type) {
    return kernel().lists().structs(head, member, kernel().types().getStruct(type));
  }

  /** Addresses found by following the pointer at {@code offset}, with {@code start} the first. */
  public static List<Long> readList(long start, int offset) {
    return kernel().lists().chain(start, offset);
  }

  /** Addresses of the {@code list_head}s linked to a head, without the head. */
  public static List<Long> readListByHead(long head) {
    return kernel().lists().links(head);
  }

  /**
   * Entries of the list at a head, without the head, {@code max} at most; walked by crash itself.
   */
  public static int listSize(long head, int offset, int max) {
    Target target = kernel().target();
    return target.chain(readPtr(head + offset), offset, head, max).addresses().length;
  }

  // ---- tasks

  /** Every task, threads and idle tasks too. */
  public static List<Struct> tasks() {
    return kernel().tasks().all();
  }

  /** The task with a pid, or null. */
  public static Struct pidToTask(int pid) {
    return kernel().tasks().find(pid).orElse(null);
  }

  /** The copy of a per-CPU variable that a CPU uses. */
  public static Value perCpu(String symbol, int cpu) {
    long address = kernel().perCpu().address(kernel().symbolAddress(symbol), cpu);
    return Readers.of(kernel().variableType(symbol)).read(kernel(), address);
  }

  // ---- commands

  /** What a crash command prints. */
  public static String execCrashCommand(String line) {
    return kernel().command(line);
  }

  /** Short for {@link #execCrashCommand}. */
  public static String crash(String line) {
    return execCrashCommand(line);
  }

  /** What a GDB command prints. */
  public static String execGdbCommand(String line) {
    return execCrashCommand("gdb " + line);
  }

  /** Short for {@link #execGdbCommand}. */
  public static String gdb(String line) {
    return execGdbCommand(line);
  }

  // ---- programs

  /** What was given to the saved snippet that runs: {@code jkdump replay NAME -- ARGS}. */
  public static List<String> args() {
    return SESSION.args();
  }

  // ---- text

  /** A number of any sign as a signed one of {@code bits} bits. */
  public static long sLong(long value, int bits) {
    return Bytes.signExtend(value, bits);
  }
}
