/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Installation that this extension belongs to: HOME/bin/jkdump, HOME/lib, HOME/startup. */
#ifndef JKDUMP_INSTALLATION_H
#define JKDUMP_INSTALLATION_H

#include <stdbool.h>
#include <stddef.h>

/* Makes the path of a file in HOME. why: buffer for a sentence if HOME is unknown. */
bool installation_path(char *path, size_t n, const char *name, char *why, size_t length);

#endif
