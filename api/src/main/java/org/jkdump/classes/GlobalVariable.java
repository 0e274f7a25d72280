// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes;

import org.jkdump.type.CType;

/**
 * A global variable that gets a method.
 *
 * @param cType the type's text, which {@link org.jkdump.type.Types#find} knows
 */
record GlobalVariable(String name, CType type, String cType, boolean perCpu) {}
