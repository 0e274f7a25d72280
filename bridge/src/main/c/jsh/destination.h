/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Destination of the current command's output: the terminal, crash's pager, or the file or pipe named in the line. */
#ifndef JKDUMP_DESTINATION_H
#define JKDUMP_DESTINATION_H

#include <stdbool.h>
#include <stddef.h>

bool destination_is_redirected(void);		/* the line has `>` or `|` */
bool destination_is_paged(void);		/* crash has started its pager */
bool destination_is_pipe(void);			/* to the pager or a command, which may need the terminal */
void destination_path(char *path, size_t n);	/* for another process to open; "": standard output */
void destination_leave_pager(void);		/* ends the pager before it shows anything */
void destination_to_end(void);			/* moves behind the output of another process */

#endif
