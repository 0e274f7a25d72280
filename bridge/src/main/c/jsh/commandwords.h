/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a command line, quoted as in a shell. crash itself knows only double quotes around whole words. */
#ifndef JKDUMP_COMMANDWORDS_H
#define JKDUMP_COMMANDWORDS_H

#include <stddef.h>

#define MAX_WORDS 128

/*
 * Splits `length` bytes of the line by the rule of command-words.tsv. `buffer` takes the words and must hold length + 1
 * bytes. Returns the number of words, or -1 if a quote is not closed or the line has more than MAX_WORDS.
 */
int command_words(const char *line, size_t length, char *buffer, char **words);

#endif
