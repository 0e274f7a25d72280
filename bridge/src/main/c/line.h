/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command lines as crash reads them, before crash gets them. */
#ifndef JKDUMP_LINE_H
#define JKDUMP_LINE_H

#include <stdbool.h>
#include <stddef.h>

/* Why the line may not be run from here, as a sentence; NULL where it may. */
const char *line_refusal(const char *line);
/* Puts the line, aliases resolved, where exec_command() looks for it. False: it is too long for crash. */
bool line_set(const char *line);
/* Why the words that line_set() made may not be run; NULL where they may. */
const char *words_refusal(void);

#endif
