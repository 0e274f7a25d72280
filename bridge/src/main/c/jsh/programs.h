/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The saved snippets of the installation as commands of crash, each with a help page from its header comment. */
#ifndef JKDUMP_PROGRAMS_H
#define JKDUMP_PROGRAMS_H

#include "host/host.h"

/* A table of `own` commands, then one for each program whose name is free; NULL where there is no memory. */
struct command_table_entry *programs_table(const struct command_table_entry *own, cmd_func_t run);
void programs_free(void);
/* A help page with the names of the programs behind its text, kept until programs_free(). */
char **programs_list_in(char **page);

#endif
