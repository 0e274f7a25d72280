/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command lines as crash reads them, before crash gets them. */
#ifndef JKDUMP_REFUSAL_H
#define JKDUMP_REFUSAL_H

/* Why the line may not be run from here, as a sentence; NULL where it may. */
const char *refusal_of_line(const char *line);
/* Why the words in args[] may not be run; NULL where they may. */
const char *refusal_of_words(void);

#endif
