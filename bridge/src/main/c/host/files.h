/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Descriptors of crash's, in a child of it: each that both would use at once becomes the child's own. */
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

/* In crash, before it forks: which files are open and how far they were read. */
bool files_note(struct files *f);
/* In the child. why: the sentence that says which one cannot be had. */
bool files_own(const struct files *f, char *why, size_t n);
void files_close_sockets(int but);

#endif
