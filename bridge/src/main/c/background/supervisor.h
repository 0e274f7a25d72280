/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The process between a client and the worker: passes the output on, keeps the deadline, kills the worker. */
#ifndef JKDUMP_SUPERVISOR_H
#define JKDUMP_SUPERVISOR_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Exit statuses of the worker. crash and GDB never exit with 124 or 125. */
enum { WORKER_DONE, WORKER_FAILED = 124, WORKER_LOST };

struct supervisor {
	pid_t worker;
	int out;		/* the worker's output */
	int client;
	uint32_t id;
	uint16_t op;
	const char *line;
	long timeout;		/* milliseconds, 0: none */
};

void supervisor_begin(void);	/* in the new process, before the fork of the worker */
bool supervisor_run(struct supervisor *s);	/* false: the client did not get the whole answer */

#endif
