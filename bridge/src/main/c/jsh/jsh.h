/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `jsh`. */
#ifndef JKDUMP_JSH_H
#define JKDUMP_JSH_H

void jsh_run(int n, char **words);	/* a saved snippet and its arguments, or none: the prompt */
void jsh_end(void);			/* ends the process that jsh keeps, with crash */

#endif
