// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * C text pasted from a kernel header, read as data: {@link org.jkdump.ctext.CEnum}, {@link
 * org.jkdump.ctext.CDefine} and {@link org.jkdump.ctext.SUDef}. One evaluator serves all three, and
 * the lexer and parser of {@link org.jkdump.cdecl}. Arithmetic is C's on a 64-bit kernel: {@code
 * int} is 32 bits wide, {@code long} 64.
 */
package org.jkdump.ctext;
