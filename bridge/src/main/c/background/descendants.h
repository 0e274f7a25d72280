/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef JKDUMP_DESCENDANTS_H
#define JKDUMP_DESCENDANTS_H

#include <sys/types.h>

/* Kills and reaps a process group and all other descendants of this process, which must be a subreaper. */
void descendants_kill(pid_t group);

#endif
