// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import org.jkdump.launched.GlobalOptionRuns;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("dump")
@DisplayName("row 58: global options in both forms, stripped, honoured, listed; the rest untouched")
@Oracle("PyKdump's list of options")
class Row58GlobalOptionsTest extends GlobalOptionRuns {}
