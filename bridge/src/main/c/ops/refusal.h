/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that a client may not run: the reason as a sentence, or NULL. */
#ifndef JKDUMP_REFUSAL_H
#define JKDUMP_REFUSAL_H

const char *refusal_of_line(const char *line);
const char *refusal_of_words(void);	/* of the words in args[] */

#endif
