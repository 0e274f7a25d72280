/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The builds of the extension that lie in a directory, and making another. */
#ifndef JKDUMP_BUILDS_H
#define JKDUMP_BUILDS_H

#include <stdbool.h>
#include <stddef.h>

#define BUILDS_MAX 32

struct builds {
	int count;
	char names[BUILDS_MAX][32];	/* crash versions, the nearest to the wanted one first */
};

void builds_find(struct builds *b, const char *directory, const char *version);

/* Runs DIRECTORY/build VERSION CRASH, which prints the path of what it made, or in one sentence why not. */
bool builds_make(const char *directory, const char *version, char *path, size_t size, char *why, size_t n);

#endif
