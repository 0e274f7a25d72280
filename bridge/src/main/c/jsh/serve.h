/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `jkdump serve`. */
#ifndef JKDUMP_SERVE_H
#define JKDUMP_SERVE_H

#include <stdbool.h>

void serve_run(const char *path, bool owned);

#endif
