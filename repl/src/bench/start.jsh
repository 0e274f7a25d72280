// SPDX-License-Identifier: GPL-3.0-or-later
System.out.println(readSymbol("init_task").get_("comm"))
