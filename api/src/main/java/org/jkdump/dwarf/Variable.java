// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

/**
 * Variable of file scope, as a compile unit defines it.
 *
 * @param address as linked, without the KASLR offset; for a per-CPU variable the offset within its
 *     section on machines that link that section at 0
 * @param type a C type name such as {@code const char *const [12]}; {@code struct {...}} for a type
 *     without a tag; empty if C can't express the type
 * @param external whether other files can name it; several static variables may have one name
 * @param die offset of its definition in .debug_info
 */
public record Variable(String name, long address, String type, boolean external, long die) {}
