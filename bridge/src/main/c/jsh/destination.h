/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where crash sends what the current command prints: the terminal, its pager, or what the person has named. */
#ifndef JKDUMP_DESTINATION_H
#define JKDUMP_DESTINATION_H

#include <stdbool.h>
#include <stddef.h>

bool destination_is_redirected(void);	/* by `>` or `|` */
bool destination_is_paged(void);		/* by crash itself */
bool destination_is_pipe(void);		/* of either; its reader may need the terminal */
void destination_path(char *path, size_t n);	/* under which others can open it; "" where it is standard output */
void destination_leave_pager(void);		/* ends it before it has shown anything */
void destination_to_end(void);		/* others have written to it */

#endif
