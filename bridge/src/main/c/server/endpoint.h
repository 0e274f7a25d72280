/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The socket: its place, its permissions, and the users who may connect. */
#ifndef JKDUMP_ENDPOINT_H
#define JKDUMP_ENDPOINT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct endpoint {
	char path[108];		/* as long as the kernel allows; "": no endpoint */
	int fd;
};

extern struct endpoint endpoint;

/*
 * path: NULL for the default of this user and process. listed: whether clients that name no endpoint find it there; a
 * person's own prompt is joined by name only. why: buffer for the sentence of a refusal.
 */
bool endpoint_open(const char *path, bool listed, char *why, size_t n);
void endpoint_close(void);
void endpoint_unlink(void);		/* removes only the socket that this process made; async-signal-safe */
int endpoint_accept(bool *foreign, pid_t *peer);	/* -1: none, see errno */

#endif
