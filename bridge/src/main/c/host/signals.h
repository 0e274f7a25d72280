/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signal actions while crash serves. Afterwards each action is exactly as before. */
#ifndef JKDUMP_SIGNALS_H
#define JKDUMP_SIGNALS_H

/* SIGTERM and SIGHUP call last() in their handler, then end the process. */
void signals_take(void (*on_sigint)(int), void (*last)(void));
void signals_retake(void);			/* sets SIGINT again, which GDB requests change */
void signals_give_back(void);
void signals_default(void);			/* in a child */

#endif
