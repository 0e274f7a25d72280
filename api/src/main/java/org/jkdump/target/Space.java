// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.target;

/** The address spaces that memory can be read from. */
public enum Space {
  /** Kernel virtual addresses. */
  KERNEL("kernel virtual"),
  /** User virtual addresses of one task. */
  USER("user virtual"),
  /** Physical addresses. */
  PHYSICAL("physical");

  private final String text;

  Space(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
