// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.type;

import org.jkdump.target.NoAnswerException;

/** A struct that has no such member in this kernel. */
public final class NoSuchMemberException extends NoAnswerException {
  private static final long serialVersionUID = 1L;
  private final transient StructType struct;
  private final String member;
  private final String release;

  public NoSuchMemberException(StructType struct, String member) {
    this(struct, member, "");
  }

  private NoSuchMemberException(StructType struct, String member, String release) {
    super(() -> text(struct, member, release));
    this.struct = struct;
    this.member = member;
    this.release = release;
  }

  private static String text(StructType struct, String member, String release) {
    return String.format(
        "%s has no member '%s'%s%s",
        struct.label(),
        member,
        release.isEmpty() ? "" : " in kernel " + release,
        Nearest.hint(member, struct.fields().keySet()));
  }

  /** This error with the name of the kernel. */
  public NoSuchMemberException in(String kernel) {
    return new NoSuchMemberException(struct, member, kernel);
  }

  /** The struct's C type. */
  public String struct() {
    return struct.label();
  }

  public String member() {
    return member;
  }

  /** Release of the kernel, as far as it is known. */
  public String release() {
    return release;
  }
}
