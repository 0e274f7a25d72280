// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import org.jkdump.launched.ProgramCommandRuns;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("dump")
@DisplayName("row 62: programs are commands with help; knobs: list, set, unknown key; reload")
@Oracle("the programs' own comments")
class Row62ProgramCommandsTest extends ProgramCommandRuns {}
