/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command in a child of crash, which comes with all that crash knows, and a deadline. */
#ifndef JKDUMP_BACKGROUND_H
#define JKDUMP_BACKGROUND_H

#include <stdbool.h>
#include <sys/types.h>

/* What the server keeps of it: who answers the client in its place. */
struct background {
	pid_t pid;
	int fd;			/* readable when the answer is given, or never will be */
};

bool job_end(struct background *j);	/* fd is readable; false: the answer was not given whole */
void job_cancel(struct background *j);	/* ends it with all that it started */

#endif
