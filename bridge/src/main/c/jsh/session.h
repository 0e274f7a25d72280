/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An endpoint, opened and closed together with the guard and the signals. */
#ifndef JKDUMP_SESSION_H
#define JKDUMP_SESSION_H

#include <stdbool.h>

/* Prints why false comes back, with all closed again. path: as of endpoint_open(). */
bool session_open(const char *path, void (*on_sigint)(int));
bool session_is_open(void);
void session_close(void);			/* also when the extension is unloaded, or crash exits */

#endif
