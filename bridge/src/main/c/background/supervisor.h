/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands between one client and the worker that runs its command: passes on what is printed, keeps the deadline, kills. */
#ifndef JKDUMP_SUPERVISOR_H
#define JKDUMP_SUPERVISOR_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Exit statuses of the worker, none that crash or GDB end with by themselves. */
enum { WORKER_DONE, WORKER_FAILED = 124, WORKER_LOST };

struct supervisor {
	pid_t worker;
	int out;		/* what it prints */
	int client;
	uint32_t id;
	uint16_t op;
	const char *line;
	long timeout;		/* ms, 0: none */
};

void supervisor_begin(void);	/* in the new process, before it forks */
bool supervisor_run(struct supervisor *s);	/* false: the client did not get the whole answer */

#endif
