// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who else says what a row's test expects; the table in repl/PARITY.md shows it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Oracle {
  /** The other side: a crash command, the test module's known values, pahole, drgn, or text. */
  String value();

  /** What of the row is not tested, and why; empty if all of it is. */
  String untested() default "";
}
