// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

/**
 * A variable of file scope, as a compile unit defines it.
 *
 * @param address as linked: the kernel's own offset (KASLR) is not in it, and per-CPU variables
 *     have the offset within their section where the machine links that at 0
 * @param type a C type name such as {@code const char *const [12]}; one without a tag is {@code
 *     struct {...}}, and where debuginfo has none that C can say it is an empty text
 * @param external whether other files can name it; of static ones there may be several
 */
public record Variable(String name, long address, String type, boolean external) {}
