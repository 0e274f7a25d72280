// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import org.jkdump.launched.LogSummaries;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("dump")
@Tag("jdk")
@DisplayName("row 60: log summary as PyKdump prints it; run-time footer; nothing when empty")
@Oracle("the layout captured from PyKdump 3.5.3")
class Row60LogSummaryTest extends LogSummaries {}
