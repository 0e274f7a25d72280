// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;
import org.jkdump.walk.RbTree;

/**
 * Mounts and their namespaces (kernel: include/linux/mount.h, fs/mount.h). crash: {@code mount}.
 */
public final class Mount {
  private static final long MNT_CURSOR = 0x1000_0000;

  private Mount() {}

  /** The mounts of the first namespace of the current kernel: {@code struct mount}. */
  public static List<Struct> all() {
    return all(Session.current().kernel());
  }

  /** The mounts of the first namespace: {@code struct mount}. */
  public static List<Struct> all(Kernel kernel) {
    long init = kernel.symbolAddress("init_task");
    return all(kernel.struct("struct task_struct", init));
  }

  /**
   * The mounts that a task sees: {@code struct mount}; none for an exited task.
   *
   * @param task a {@code struct task_struct}
   */
  public static List<Struct> all(Struct task) {
    return task.num_("nsproxy") == 0 ? List.of() : in(task.su_("nsproxy->mnt_ns"));
  }

  /**
   * The mounts of a namespace: {@code struct mount}.
   *
   * @param namespace a {@code struct mnt_namespace}
   */
  public static List<Struct> in(Struct namespace) {
    // Since Linux kernel commit 2eea9ce4310d ("mounts: keep list of mounts in an rbtree") (in
    // v6.8).
    return namespace.has_("list") ? listed(namespace) : inTree(namespace);
  }

  /**
   * The {@code struct mount} that contains a {@code struct vfsmount}.
   *
   * @param vfsmount a {@code struct vfsmount}
   */
  public static Struct of(Struct vfsmount) {
    return vfsmount.containerOf_("struct mount", "mnt");
  }

  /**
   * The device given to {@code mount}; null if there is none.
   *
   * @param mount a {@code struct mount}
   */
  public static String device(Struct mount) {
    return mount.str_("mnt_devname");
  }

  /**
   * Name of the file system's type.
   *
   * @param mount a {@code struct mount}
   */
  public static String type(Struct mount) {
    return mount.str_("mnt.mnt_sb->s_type->name");
  }

  /**
   * Path of the mount point, from the root of the mount tree.
   *
   * @param mount a {@code struct mount}
   */
  public static String dir(Struct mount) {
    return Dcache.path(mount.su_("mnt.mnt_root"), mount.su_("mnt"));
  }

  private static List<Struct> listed(Struct namespace) {
    long head = namespace.addrOf_("list");
    // Since Linux kernel commit 9f6c61f96f2d ("proc/mounts: add cursor") (in v5.8) readers of
    // /proc/mounts have entries of their own in the list.
    Kernel kernel = namespace.kernel_();
    return LeftOut.map(
        kernel,
        "mounts",
        KernelLists.of(kernel).structs(head, "mnt_list", "mount").stream(),
        mount -> (mount.num_("mnt.mnt_flags") & MNT_CURSOR) == 0 ? mount : null);
  }

  private static List<Struct> inTree(Struct namespace) {
    Kernel kernel = namespace.kernel_();
    return new RbTree(kernel.walks())
        .nodes(namespace.addrOf_("mounts"))
        .mapToObj(node -> kernel.containerOf(node, "struct mount", "mnt_node"))
        .toList();
  }
}
