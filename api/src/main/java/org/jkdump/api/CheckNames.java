// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import static org.jkdump.container.KernelContainers.address;

import java.util.Comparator;
import org.jkdump.container.KernelContainers;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.walk.ListCheck;
import org.jkdump.walk.RbTreeCheck;
import org.jkdump.walk.Validation;

/**
 * Checks: the names that look for corruption in containers; a group of {@link PyKdumpAPI}. The
 * result has one line for each finding, with the place; {@code isSound()} and {@code orThrow()} are
 * for code.
 */
public abstract class CheckNames extends CommandNames {
  CheckNames() {}

  /**
   * Checks a list in both directions: each {@code next->prev} leads back.
   *
   * @param head address of a {@code struct list_head}
   */
  public static Validation validateList(long head) {
    return new ListCheck(kernel().walks()).list(head);
  }

  /** The same for a {@code list_head} value. */
  public static Validation validateList(Value head) {
    return validateList(address(head));
  }

  /**
   * Checks an {@code hlist}: each {@code pprev} leads back.
   *
   * @param head address of a {@code struct hlist_head}
   */
  public static Validation validateHlist(long head) {
    return new ListCheck(kernel().walks()).hlist(head);
  }

  /** The same for an {@code hlist_head} value. */
  public static Validation validateHlist(Value head) {
    return validateHlist(address(head));
  }

  /**
   * Checks an {@code hlist_nulls}: each {@code pprev} leads back.
   *
   * @param head address of a {@code struct hlist_nulls_head}
   */
  public static Validation validateHlistNulls(long head) {
    return new ListCheck(kernel().walks()).hlistNulls(head);
  }

  /** The same for an {@code hlist_nulls_head} value. */
  public static Validation validateHlistNulls(Value head) {
    return validateHlistNulls(address(head));
  }

  /**
   * Checks an {@code hlist_bl}: each {@code pprev} leads back.
   *
   * @param head address of a {@code struct hlist_bl_head}
   */
  public static Validation validateHlistBl(long head) {
    return new ListCheck(kernel().walks()).hlistBl(head);
  }

  /** The same for an {@code hlist_bl_head} value. */
  public static Validation validateHlistBl(Value head) {
    return validateHlistBl(address(head));
  }

  /**
   * Checks a red-black tree: parents, colours, and the number of black nodes on each path.
   *
   * @param root address of a {@code struct rb_root}
   */
  public static Validation validateRbtree(long root) {
    return new RbTreeCheck(kernel().walks(), null).check(root);
  }

  /** The same for an {@code rb_root} value. */
  public static Validation validateRbtree(Value root) {
    return validateRbtree(address(root));
  }

  /**
   * Checks a red-black tree, and that its structs are in order.
   *
   * @param root address of a {@code struct rb_root}
   * @param member path of the {@code rb_node} in the struct
   */
  public static Validation validateRbtree(
      String type, long root, String member, Comparator<Struct> order) {
    return KernelContainers.of(kernel()).check(type, root, member, order);
  }

  /** The same for an {@code rb_root} value. */
  public static Validation validateRbtree(
      String type, Value root, String member, Comparator<Struct> order) {
    return validateRbtree(type, address(root), member, order);
  }

  /**
   * Checks a red-black tree, and that {@code rb_leftmost} is its first node.
   *
   * @param root address of a {@code struct rb_root_cached}
   */
  public static Validation validateRbtreeCached(long root) {
    return new RbTreeCheck(kernel().walks(), null).checkCached(root);
  }

  /** The same for an {@code rb_root_cached} value. */
  public static Validation validateRbtreeCached(Value root) {
    return validateRbtreeCached(address(root));
  }
}
