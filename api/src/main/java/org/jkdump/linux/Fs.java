// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.memory.Bytes;
import org.jkdump.memory.Memory;
import org.jkdump.session.Section;
import org.jkdump.target.MemoryException;

/** Open files (kernel: include/linux/fs.h, fdtable.h, fs_struct.h). crash: {@code files}. */
public final class Fs {
  // Larger than any sysctl_nr_open in use.
  private static final long MAX_FDS = 1 << 26;

  private static final String DELETED = " (deleted)";

  private Fs() {}

  /**
   * An open file of a task.
   *
   * @param fd its descriptor
   * @param file a {@code struct file}
   */
  public record OpenFile(int fd, Struct file) {
    /** The path of the file, see {@link Fs#path}. */
    public String path() {
      return Fs.path(file);
    }

    @Override
    public String toString() {
      return fd + " " + Section.readOr(file.kernel_().log(), this::path, "?");
    }
  }

  /**
   * The open files of a task by descriptor; none for an exited task.
   *
   * @param task a {@code struct task_struct}
   */
  public static List<OpenFile> files(Struct task) {
    List<OpenFile> found = new ArrayList<>();
    if (task.num_("files") == 0) {
      return found;
    }
    try {
      find(task.su_("files->fdt"), found);
    } catch (MemoryException e) {
      String kept = "; " + found.size() + " files kept";
      task.kernel_().log().error("open files of " + task + ": " + e.getMessage() + kept);
    }
    return found;
  }

  /**
   * The path of an open file, as {@code /proc/PID/fd} shows it: {@code pipe:[INODE]} and the like
   * if the file has no path.
   *
   * @param file a {@code struct file}
   */
  public static String path(Struct file) {
    Struct dentry = file.su_("f_path.dentry");
    if (dentry.isNull_()) {
      return "";
    }
    String type = dentry.str_("d_sb->s_type->name");
    return switch (type == null ? "" : type) {
      case "pipefs" -> "pipe:[" + inode(file) + "]";
      case "sockfs" -> "socket:[" + inode(file) + "]";
      case "anon_inodefs" -> "anon_inode:" + Dcache.name(dentry);
      default -> named(file, dentry);
    };
  }

  /**
   * The working directory of a task; empty for an exited task.
   *
   * @param task a {@code struct task_struct}
   */
  public static String cwd(Struct task) {
    return task.num_("fs") == 0 ? "" : Dcache.pathOf(task.su_("fs->pwd"));
  }

  /**
   * The root directory of a task; empty for an exited task.
   *
   * @param task a {@code struct task_struct}
   */
  public static String root(Struct task) {
    return task.num_("fs") == 0 ? "" : Dcache.pathOf(task.su_("fs->root"));
  }

  // The bitmap has the descriptors in use; the table itself may be long and empty.
  private static void find(Struct table, List<OpenFile> found) {
    Kernel kernel = table.kernel_();
    Memory memory = kernel.memory();
    long max = size(table);
    int width = kernel.facts().longSize();
    boolean big = kernel.facts().bigEndian();
    byte[] bits = memory.read(table.num_("open_fds"), (int) ((max + 7) / 8 + width - 1) & -width);
    long slots = table.num_("fd");
    LeftOut out = new LeftOut(kernel, "open files of " + table);
    for (int fd = 0; fd < max; fd++) {
      long word = Bytes.unsigned(bits, fd / (8 * width) * width, width, big);
      if ((word >>> fd % (8 * width) & 1) != 0) {
        long slot = slots + (long) fd * kernel.facts().pointerSize();
        long file = out.read(() -> memory.pointer(slot)).orElse(0L);
        if (file != 0) {
          found.add(new OpenFile(fd, kernel.struct("struct file", file)));
        }
      }
    }
    out.log();
  }

  // The number of descriptors of a table is that of the bits between its two bitmaps, too (kernel:
  // alloc_fdtable).
  private static long size(Struct table) {
    long max = table.num_("max_fds");
    long bits = Math.abs(table.num_("close_on_exec") - table.num_("open_fds")) * 8;
    if (max == bits) {
      return max;
    }
    boolean sound =
        bits > 0 && bits <= MAX_FDS && bits % (8 * table.kernel_().facts().longSize()) == 0;
    table
        .kernel_()
        .log()
        .error(
            String.format(
                "%s is damaged: %d descriptors, but bitmaps of %d; %s",
                table, max, bits, sound ? "the latter are taken" : "none are taken"));
    return sound ? bits : 0;
  }

  // Files of memfd_create and the like have a name without a directory (kernel: simple_dname).
  private static String named(Struct file, Struct dentry) {
    boolean root = dentry.num_("d_parent") == dentry.addr_();
    if (root && dentry.addr_() != file.num_("f_path.mnt->mnt_root")) {
      return "/" + Dcache.name(dentry) + DELETED;
    }
    return Dcache.pathOf(file.su_("f_path")) + (Dcache.isDeleted(dentry) ? DELETED : "");
  }

  private static String inode(Struct file) {
    return Long.toUnsignedString(file.num_("f_inode->i_ino"));
  }
}
