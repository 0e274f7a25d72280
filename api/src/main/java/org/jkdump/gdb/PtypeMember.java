// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.gdb;

/**
 * A member as {@code ptype /o} prints it.
 *
 * @param declaration in C, without the semicolon; with a body only its declarator
 * @param body of a member whose type is spelled out, otherwise null
 * @param bitOffset from the beginning of the struct that it is a member of, -1 where GDB gave none
 */
record PtypeMember(String declaration, PtypeBody body, long bitOffset) {}
