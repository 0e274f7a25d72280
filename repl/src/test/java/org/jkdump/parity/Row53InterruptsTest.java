// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import org.jkdump.launched.Interrupts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("dump")
@Tag("jdk")
@Tag("slow")
@DisplayName(
    "row 53: ^C in a built-in and in user code: prompt within a second, session intact, 20 times")
@Oracle("a pseudo-terminal and a clock")
class Row53InterruptsTest extends Interrupts {}
