// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Independent source of the values that a row's test expects; repl/PARITY.md shows it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Oracle {
  /**
   * Returns the source: a crash command, the test module's known values, pahole, drgn, or a text.
   */
  String value();

  /** Returns the untested part of the row and the reason; empty if all of it is tested. */
  String untested() default "";
}
