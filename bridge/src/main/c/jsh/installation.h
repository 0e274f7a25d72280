/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The installation that this extension belongs to: HOME/bin/jkdump, HOME/lib, HOME/startup. */
#ifndef JKDUMP_INSTALLATION_H
#define JKDUMP_INSTALLATION_H

#include <stdbool.h>
#include <stddef.h>

/* A path in HOME. why: the sentence that says why HOME cannot be told. */
bool installation_path(char *path, size_t n, const char *name, char *why, size_t length);

#endif
