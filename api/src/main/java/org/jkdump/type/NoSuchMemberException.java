// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import org.jkdump.target.TargetException;

/** A struct that has no such member in this kernel. */
public final class NoSuchMemberException extends TargetException {
  private static final long serialVersionUID = 1L;
  private final String struct;
  private final String member;
  private final String release;
  private final String hint;

  public NoSuchMemberException(StructType struct, String member) {
    this(struct.label(), member, "", Nearest.hint(member, struct.fields().keySet()));
  }

  private NoSuchMemberException(String struct, String member, String release, String hint) {
    super(
        String.format(
            "%s has no member '%s'%s%s",
            struct, member, release.isEmpty() ? "" : " in kernel " + release, hint));
    this.struct = struct;
    this.member = member;
    this.release = release;
    this.hint = hint;
  }

  /** This error with the name of the kernel. */
  public NoSuchMemberException in(String kernel) {
    return new NoSuchMemberException(struct, member, kernel, hint);
  }

  /** The struct's C type. */
  public String struct() {
    return struct;
  }

  public String member() {
    return member;
  }

  /** Release of the kernel, as far as it is known. */
  public String release() {
    return release;
  }
}
