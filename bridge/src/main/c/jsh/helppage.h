/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help page of a saved snippet, made from the comment at the head of its file. */
#ifndef JKDUMP_HELPPAGE_H
#define JKDUMP_HELPPAGE_H

/* Lines as in help.h, ended by NULL. Returns NULL if the file has no such comment. */
char **helppage_of(const char *path, const char *name);
void helppage_free(char **page);

#endif
