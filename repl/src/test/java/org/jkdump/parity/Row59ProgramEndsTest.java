// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import org.jkdump.launched.ProgramEnds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("dump")
@DisplayName("row 59: exit, exception, broken pipe in a program never end the session")
@Oracle("variables of the session")
class Row59ProgramEndsTest extends ProgramEnds {}
