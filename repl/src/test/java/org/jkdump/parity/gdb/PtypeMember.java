// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity.gdb;

/**
 * Member as {@code ptype /o} prints it.
 *
 * @param declaration in C, without the semicolon; only the declarator if there is a body
 * @param body of a member whose type is spelled out, otherwise null
 * @param bitOffset from the beginning of the struct that contains it, -1 if GDB gave none
 */
record PtypeMember(String declaration, PtypeBody body, long bitOffset) {}
