// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jkdump.kernel.Struct;
import org.jkdump.memory.DumpText;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/** Dentries and paths (kernel: include/linux/dcache.h, fs/d_path.c). */
public final class Dcache {
  // Far deeper than PATH_MAX allows: a deeper path runs in a circle.
  private static final int MAX_DEPTH = 4096;
  private static final int MAX_NAME = 255;
  private static final String UNREADABLE = "?";

  private Dcache() {}

  /**
   * The name of a dentry, without its directories.
   *
   * @param dentry a {@code struct dentry}
   */
  public static String name(Struct dentry) {
    long name = dentry.num_("d_name.name");
    int length = (int) Math.min(dentry.num_("d_name.len"), MAX_NAME);
    byte[] bytes = dentry.kernel_().memory().readCString(name, length);
    return DumpText.decode(bytes);
  }

  /**
   * Whether the name of a dentry is gone from its directory (kernel: d_unlinked).
   *
   * @param dentry a {@code struct dentry}
   */
  public static boolean isDeleted(Struct dentry) {
    boolean root = dentry.num_("d_parent") == dentry.addr_();
    return !root && dentry.num_("d_hash.pprev") == 0;
  }

  /**
   * The path of a dentry in its own file system, without mounts.
   *
   * @param dentry a {@code struct dentry}
   */
  public static String path(Struct dentry) {
    Deque<String> names = new ArrayDeque<>();
    climb(dentry, 0, names);
    return text(names);
  }

  /**
   * The path of a dentry from the root of its mount tree (kernel: d_path). crash: {@code files}.
   *
   * @param dentry a {@code struct dentry}
   * @param vfsmount the {@code struct vfsmount} of the mount
   */
  public static String path(Struct dentry, Struct vfsmount) {
    Deque<String> names = new ArrayDeque<>();
    Struct at = dentry;
    Struct mount = Mount.of(vfsmount);
    try {
      for (int depth = 0; depth < MAX_DEPTH; depth++) {
        climb(at, mount.num_("mnt.mnt_root"), names);
        Struct parent = mount.su_("mnt_parent");
        if (parent.equals(mount)) {
          return text(names);
        }
        at = mount.su_("mnt_mountpoint");
        mount = parent;
      }
      damaged(dentry, "its mounts run in a circle", names);
    } catch (MemoryException e) {
      damaged(dentry, e.getMessage(), names);
    }
    return text(names);
  }

  /**
   * The path of a {@code struct path}.
   *
   * @param path a {@code struct path}
   */
  public static String pathOf(Struct path) {
    return path(path.su_("dentry"), path.su_("mnt"));
  }

  private static void climb(Struct dentry, long root, Deque<String> names) {
    Struct at = dentry;
    try {
      while (at.addr_() != root) {
        Struct parent = at.su_("d_parent");
        if (parent.equals(at)) {
          return;
        }
        InterruptedOperation.poll("path");
        names.addFirst(name(at));
        if (names.size() > MAX_DEPTH) {
          damaged(dentry, "its parents run in a circle", names);
          return;
        }
        at = parent;
      }
    } catch (MemoryException e) {
      damaged(dentry, e.getMessage(), names);
    }
  }

  private static void damaged(Struct dentry, String why, Deque<String> names) {
    dentry.kernel_().log().error("path of " + dentry + ": " + why);
    if (names.size() > MAX_DEPTH) {
      names.clear();
    }
    names.addFirst(UNREADABLE);
  }

  private static String text(Deque<String> names) {
    return UNREADABLE.equals(names.peekFirst())
        ? String.join("/", names)
        : "/" + String.join("/", names);
  }
}
