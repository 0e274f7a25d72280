/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands' bodies: an endpoint, opened, served and closed. */
#ifndef JKDUMP_SESSION_H
#define JKDUMP_SESSION_H

#include <stdbool.h>

void serve_run(const char *path, bool owned);	/* jkdump serve */
void jsh_run(int n, char **words);		/* jsh: a saved snippet and its arguments, or none: the prompt */
void jsh_end(void);				/* the process that jsh keeps, with crash */
bool session_is_open(void);
void session_close(void);			/* also when the extension is unloaded, or crash exits */

/* For the bodies. why is printed where false comes back, and all is closed again. */
bool session_open(const char *path, void (*on_sigint)(int));

#endif
