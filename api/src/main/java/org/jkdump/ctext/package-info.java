// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * C text pasted from a kernel header, read as data: {@link org.jkdump.text.CEnum}, {@link
 * org.jkdump.text.CDefine} and {@link org.jkdump.text.SUDef}. One lexer and one evaluator serve all
 * three. Arithmetic is C's on a 64-bit kernel: {@code int} is 32 bits wide, {@code long} 64.
 */
package org.jkdump.ctext;
