/* SPDX-License-Identifier: GPL-3.0-or-later */
/* crash's help page of a saved snippet, made of the comment at its head. */
#ifndef JKDUMP_HELPPAGE_H
#define JKDUMP_HELPPAGE_H

/* Name, description, synopsis and text, ended by NULL; NULL where the file has no such comment. */
char **helppage_of(const char *path, const char *name);
void helppage_free(char **page);

#endif
