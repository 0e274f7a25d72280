/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a line as they were meant: crash itself knows only double quotes, and those only around whole words. */
#ifndef JKDUMP_COMMANDWORDS_H
#define JKDUMP_COMMANDWORDS_H

#include <stddef.h>

#define MAX_WORDS 128

/*
 * Splits a line of a length as a shell does: '...' as it is, "..." with \" and \\, a backslash elsewhere keeps what
 * follows from being special. The words lie in `buffer`, which is as large as the line with its NUL. Their number, or
 * -1 where a quote is not closed, or there are too many.
 */
int command_words(const char *line, size_t length, char *buffer, char **words);

#endif
