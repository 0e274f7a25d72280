/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The socket: where it lies, who may reach it, who may talk on it. */
#ifndef JKDUMP_ENDPOINT_H
#define JKDUMP_ENDPOINT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct endpoint {
	char path[108];		/* as long as the kernel allows; "" while there is none */
	int fd;
};

extern struct endpoint endpoint;

/* path NULL: the place that belongs to this user and process. why: the sentence of a refusal. */
bool endpoint_open(const char *path, char *why, size_t n);
void endpoint_close(void);
void endpoint_unlink(void);		/* async-signal-safe; only what this process made */
int endpoint_accept(bool *foreign, pid_t *peer);	/* a connection, or -1 with errno set */

#endif
