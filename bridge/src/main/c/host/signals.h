/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The process's signals while it serves; afterwards each is exactly as it was found. */
#ifndef JKDUMP_SIGNALS_H
#define JKDUMP_SIGNALS_H

/* SIGTERM and SIGHUP call last() (in their handler) and end the process. */
void signals_take(void (*on_sigint)(int), void (*last)(void));
void signals_retake(void);			/* after GDB requests, which set SIGINT */
void signals_give_back(void);
void signals_default(void);			/* in a forked child, before exec */

#endif
