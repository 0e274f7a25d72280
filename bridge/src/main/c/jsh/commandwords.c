/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jsh/commandwords.h"

#include <stdbool.h>
#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Takes one word from *from. False: a quote is not closed. */
static bool take_word(const char **from, const char *end, char **to)
{
	const char *p = *from;
	char quote = 0;

	for (; p < end && (quote || !is_blank(*p)); p++) {
		bool escapes = *p == '\\' && p + 1 < end &&
			       (quote == '"' ? p[1] == '"' || p[1] == '\\' : !quote);

		if (escapes)
			*(*to)++ = *++p;
		else if (quote ? *p == quote : *p == '\'' || *p == '"')
			quote = quote ? 0 : *p;
		else
			*(*to)++ = *p;
	}
	*(*to)++ = 0;
	*from = p;
	return !quote;
}

int command_words(const char *line, size_t length, char *buffer, char **words)
{
	const char *end = line + length;
	int n = 0;

	for (;;) {
		while (line < end && is_blank(*line))
			line++;
		if (line == end)
			return n;
		if (n == MAX_WORDS)
			return -1;
		words[n++] = buffer;
		if (!take_word(&line, end, &buffer))
			return -1;
	}
}
