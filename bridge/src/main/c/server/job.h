/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A child process that answers a client in the server's place. */
#ifndef JKDUMP_JOB_H
#define JKDUMP_JOB_H

#include <stdbool.h>
#include <sys/types.h>

struct job {
	pid_t pid;
	int fd;			/* readable when the answer is given, or never will be */
};

bool job_end(struct job *j);	/* fd is readable; false: the client did not get the whole answer */
void job_cancel(struct job *j);	/* ends the process with all that it started */

#endif
