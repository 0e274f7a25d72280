/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A child process that answers a client in place of the server. */
#ifndef JKDUMP_JOB_H
#define JKDUMP_JOB_H

#include <stdbool.h>
#include <sys/types.h>

struct job {
	pid_t pid;
	int fd;			/* readable at the end: one byte if the answer was given */
};

bool job_end(struct job *j);	/* call if fd is readable; false: the client did not get the whole answer */
void job_cancel(struct job *j);	/* ends the process, which ends its own children */

#endif
