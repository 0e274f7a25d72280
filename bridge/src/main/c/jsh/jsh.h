/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `jsh`. */
#ifndef JKDUMP_JSH_H
#define JKDUMP_JSH_H

void jsh_run(int n, char **words);	/* words: a saved snippet and its arguments; none: the prompt */
void jsh_end(void);			/* ends the resident process */

#endif
