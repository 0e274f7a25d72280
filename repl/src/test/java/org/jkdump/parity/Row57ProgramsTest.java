// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import org.jkdump.launched.ProgramLookups;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("dump")
@DisplayName(
    "row 57: saved snippets run by name or path, with any arguments; nested; missing ones named")
@Oracle("the command line, and the directories as they were made")
class Row57ProgramsTest extends ProgramLookups {}
