/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session: endpoint, guard and signals, opened and closed together. */
#ifndef JKDUMP_SESSION_H
#define JKDUMP_SESSION_H

#include <stdbool.h>

/* False: the reason is printed, and everything is closed again. path, listed: see endpoint_open(). */
bool session_open(const char *path, bool listed, void (*on_sigint)(int));
bool session_is_open(void);
void session_close(void);			/* does nothing if no session is open */

#endif
