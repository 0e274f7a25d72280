/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved snippets of the installation as commands of crash, with help pages. */
#ifndef JKDUMP_PROGRAMS_H
#define JKDUMP_PROGRAMS_H

#include "host/host.h"

/* Makes a table of the `own` commands, then one for each program whose name is free. NULL: no memory. */
struct command_table_entry *programs_table(const struct command_table_entry *own, cmd_func_t run);
void programs_free(void);
/* Copies a help page and appends the names of the programs. The copy lives until programs_free(). */
char **programs_list_in(char **page);

#endif
