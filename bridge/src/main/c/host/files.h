/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Descriptors of crash in a child of crash: the child gets its own open file for each one that both would use. */
#ifndef JKDUMP_FILES_H
#define JKDUMP_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define MAX_FILES 64

struct files {
	int n;
	struct file { int fd; off_t at; bool temporary; } file[MAX_FILES];
};

/* In crash, before the fork: notes the open files and their offsets. */
bool files_note(struct files *f);
/* In the child. why: buffer for the reason and the path if a file cannot be opened again. */
bool files_own(const struct files *f, char *why, size_t n);
void files_close_sockets(int but);

#endif
