// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import org.jkdump.launched.JshState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("dump")
@Tag("slow")
@Tag("jdk")
@DisplayName("row 61: state persists across prompts; completion of fields; saved snippets")
@Oracle("a pseudo-terminal; crash's own set and mod; the system's list of processes")
class Row61StateTest extends JshState {}
