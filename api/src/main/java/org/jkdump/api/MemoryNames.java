// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import java.util.List;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.MemorySearch;
import org.jkdump.memory.DumpText;
import org.jkdump.memory.Memory;
import org.jkdump.target.Space;
import org.jkdump.target.TargetException;

/** Memory: the names that read bytes, numbers and text; a group of {@link PyKdumpAPI}. */
public abstract class MemoryNames extends ModuleNames {
  MemoryNames() {}

  /** Exactly {@code n} bytes of kernel memory. */
  public static byte[] readmem(long addr, int n) {
    return kernel().memory().read(addr, n);
  }

  /**
   * The same in an address space; {@link Space#USER} is that of the task that {@link
   * #setReadmemTask} named in this run.
   */
  public static byte[] readmem(long addr, int n, Space space) {
    return memory(space).read(addr, n);
  }

  /**
   * The bytes of kernel memory, at most {@code n} and at least one, before the first unreadable
   * byte.
   */
  public static byte[] readmemAvailable(long addr, int n) {
    return readmemAvailable(addr, n, Space.KERNEL);
  }

  /** The same in an address space. */
  public static byte[] readmemAvailable(long addr, int n, Space space) {
    return memory(space).readAvailable(addr, n);
  }

  /**
   * Addresses, in the kernel's direct map, of the aligned 64-bit words of all memory that have a
   * value.
   */
  public static List<Long> searchMemory(long value) {
    return MemorySearch.words(kernel(), value);
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

  /**
   * An unsigned 64-bit number as the bits of a {@code long}, see {@link
   * Long#toUnsignedString(long)}.
   */
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

  /** A value of C type {@code int}. */
  public static int readInt(long addr) {
    return (int) kernel().memory().signed(addr, kernel().facts().intSize());
  }

  /** A value of C type {@code unsigned int}. */
  public static long readUInt(long addr) {
    return kernel().memory().unsigned(addr, kernel().facts().intSize());
  }

  /** A value of C type {@code long}. */
  public static long readLong(long addr) {
    return kernel().memory().signed(addr, kernel().facts().longSize());
  }

  /** A value of C type {@code unsigned long}. */
  public static long readULong(long addr) {
    return kernel().memory().unsigned(addr, kernel().facts().longSize());
  }

  /** A pointer of the dump's machine. */
  public static long readPtr(long addr) {
    return kernel().memory().pointer(addr);
  }

  /**
   * An integer of any size.
   *
   * @param size bytes, 1 to 8
   */
  public static long readIntN(long addr, int size, boolean signed) {
    if (size < 1 || size > Long.BYTES) {
      throw new TargetException("no integer has " + size + " bytes here: 1 to 8 are possible");
    }
    return signed ? kernel().memory().signed(addr, size) : kernel().memory().unsigned(addr, size);
  }

  /** The text up to a NUL, at most 256 bytes. */
  public static String readCString(long addr) {
    return readCString(addr, 256);
  }

  /** The same with at most {@code max} bytes. */
  public static String readCString(long addr, int max) {
    return DumpText.decode(kernel().memory().readCString(addr, max));
  }

  /**
   * Names the task whose memory {@code readmem(addr, n, Space.USER)} reads, until this snippet run
   * ends; null names none.
   *
   * @param task a {@code struct task_struct}
   */
  public static void setReadmemTask(Struct task) {
    session().readmemTask().set(task);
  }

  /**
   * Exactly {@code n} bytes of the user memory of a task.
   *
   * @param task a {@code struct task_struct}
   */
  public static byte[] readProcessMem(Struct task, long uaddr, int n) {
    return task.kernel_().addresses().userMemory(task).read(uaddr, n);
  }

  /**
   * The physical address of a user virtual address of a task.
   *
   * @param task a {@code struct task_struct}
   */
  public static long uvtop(Struct task, long uaddr) {
    return task.kernel_().addresses().userToPhysical(task, uaddr);
  }

  /** The physical address of a kernel virtual address. */
  public static long kvtop(long addr) {
    return kernel().addresses().kernelToPhysical(addr);
  }

  /** Address of the {@code struct page} that describes a physical address. */
  public static long physToPage(long physical) {
    return kernel().addresses().physicalToPage(physical);
  }

  private static Memory memory(Space space) {
    if (space != Space.USER) {
      return kernel().memory(space, 0);
    }
    Struct task = session().readmemTask().get();
    if (task == null) {
      throw new TargetException(
          "user memory of which task? setReadmemTask(task) first (it holds for one run), or"
              + " readProcessMem(task, addr, n)");
    }
    return task.kernel_().addresses().userMemory(task);
  }
}
