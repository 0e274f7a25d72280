/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the builds of the extension in a directory, and makes a new one. */
#ifndef JKDUMP_BUILDS_H
#define JKDUMP_BUILDS_H

#include <stdbool.h>
#include <stddef.h>

#define BUILDS_MAX 32

struct builds {
	int count;
	char names[BUILDS_MAX][32];	/* versions of crash, the nearest to the wanted one first */
};

void builds_find(struct builds *b, const char *directory, const char *version);

/* Runs DIRECTORY/build VERSION CRASH, which prints the path of the new build, or a sentence that says why not. */
bool builds_make(const char *directory, const char *version, char *path, size_t size, char *why, size_t n);

#endif
