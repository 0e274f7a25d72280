/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The splitter of command words against the table that C and Java share. */
#include "wiretest.h"
#include "jsh/commandwords.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TABLE "../resources/command-words.tsv"
#define MAX_PARTS 16

/* Puts the character in place of its name. */
static void decode(char *text, const char *name, char c)
{
	char *at;

	while ((at = strstr(text, name))) {
		*at = c;
		memmove(at + 1, at + strlen(name), strlen(at + strlen(name)) + 1);
	}
}

static int split_row(char *row, char **parts)
{
	int n = 0;

	row[strcspn(row, "\n")] = 0;
	for (char *part = strsep(&row, "\t"); part && n < MAX_PARTS; part = strsep(&row, "\t")) {
		decode(part, "<TAB>", '\t');
		decode(part, "<NEWLINE>", '\n');
		parts[n++] = strcmp(part, "<EMPTY>") == 0 ? "" : part;
	}
	return n;
}

static bool agrees(const char *line, int n, char *const *expected)
{
	char *buffer = malloc(strlen(line) + 1), *words[MAX_WORDS];
	int got = command_words(line, strlen(line), buffer, words);
	bool same;

	if (n == 1 && strcmp(expected[0], "<REFUSED>") == 0)
		same = got == -1;
	else if (n == 1 && strcmp(expected[0], "<NONE>") == 0)
		same = got == 0;
	else
		same = got == n;
	for (int i = 0; same && i < got; i++)
		same = strcmp(words[i], expected[i]) == 0;
	if (!same)
		printf("    `%s` has %d words\n", line, got);
	free(buffer);
	return same;
}

static void the_table_is_kept(void)
{
	FILE *f = fopen(TABLE, "r");
	char row[512], *parts[MAX_PARTS];
	int rows = 0;

	CHECK(f != NULL);
	while (f && fgets(row, sizeof(row), f)) {
		int n;

		if (row[0] == '#' || row[0] == '\n')
			continue;
		n = split_row(row, parts);
		CHECK(n >= 2 && agrees(parts[0], n - 1, parts + 1));
		rows++;
	}
	CHECK(rows > 30);
	if (f)
		fclose(f);
}

static void a_line_of_too_many_words_is_refused(void)
{
	char line[2 * MAX_WORDS + 3], buffer[sizeof(line)], *words[MAX_WORDS];

	for (size_t i = 0; i < sizeof(line); i++)
		line[i] = i % 2 ? ' ' : 'w';
	CHECK(command_words(line, 2 * MAX_WORDS, buffer, words) == MAX_WORDS);
	CHECK(command_words(line, 2 * MAX_WORDS + 1, buffer, words) == -1);
}

void command_lines(void)
{
	the_table_is_kept();
	a_line_of_too_many_words_is_refused();
}
