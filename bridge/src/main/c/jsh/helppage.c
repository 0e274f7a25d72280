/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jsh/helppage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LINES 200
#define LINE_SIZE 512
#define USAGE "usage: "
enum { NAME, DESCRIPTION, SYNOPSIS, TEXT };

struct help_page {
	char **line;
	int n;
};

/* crash gives the description, the synopsis and each line with a %s to printf(), so % must be doubled there. */
static char *quoted(const char *s)
{
	char *copy = malloc(2 * strlen(s) + 1), *to = copy;

	for (; copy && *s; s++) {
		if (*s == '%')
			*to++ = '%';
		*to++ = *s;
	}
	if (copy)
		*to = 0;
	return copy;
}

static void set(struct help_page *p, int at, const char *text)
{
	free(p->line[at]);
	p->line[at] = quoted(text);
}

static void add(struct help_page *p, const char *text)
{
	char line[LINE_SIZE + 2];

	if (p->n == MAX_LINES || (p->n == TEXT && !*text))
		return;
	snprintf(line, sizeof(line), "%s%s", *text ? "  " : "", text);
	p->line[p->n] = strstr(line, "%s") ? quoted(line) : strdup(line);
	p->n += p->line[p->n] != NULL;
}

/* Takes what follows the name in the line of usage, without the `--` that only the shell's form has. */
static void set_synopsis(struct help_page *p, const char *usage, const char *name)
{
	const char *at = strstr(usage, name), *dashes;
	char text[LINE_SIZE];

	at = at ? at + strlen(name) : "";
	at += strspn(at, " ");
	dashes = strstr(at, "-- ");
	if (dashes)
		snprintf(text, sizeof(text), "%.*s%s", (int)(dashes - at), at, dashes + 3);
	else
		snprintf(text, sizeof(text), "%s", at);
	set(p, SYNOPSIS, text);
}

static void take(struct help_page *p, const char *text, const char *name)
{
	if (strncmp(text, "SPDX", 4) == 0)
		return;
	if (!p->line[DESCRIPTION])
		set(p, DESCRIPTION, text);
	else if (strncmp(text, USAGE, strlen(USAGE)) == 0 && !p->line[SYNOPSIS])
		set_synopsis(p, text + strlen(USAGE), name);
	else
		add(p, text);
}

static void take_head(struct help_page *p, FILE *f, const char *name)
{
	char line[LINE_SIZE];

	while (fgets(line, sizeof(line), f) && line[0] == '/' && line[1] == '/') {
		line[strcspn(line, "\n")] = 0;
		take(p, line + (line[2] == ' ' ? 3 : 2), name);
	}
}

char **helppage_of(const char *path, const char *name)
{
	struct help_page p = { .line = calloc(MAX_LINES + 1, sizeof(char *)), .n = TEXT };
	FILE *f = p.line ? fopen(path, "re") : NULL;

	if (f) {
		set(&p, NAME, name);
		take_head(&p, f, name);
		fclose(f);
	}
	if (!f || !p.line[DESCRIPTION]) {
		helppage_free(p.line);
		return NULL;
	}
	if (!p.line[SYNOPSIS])
		set(&p, SYNOPSIS, "[ARGS ...]");
	if (p.n == TEXT)
		add(&p, "A saved snippet of jkdump.");
	return p.line;
}

void helppage_free(char **page)
{
	for (int i = 0; page && i < MAX_LINES; i++)
		free(page[i]);
	free(page);
}
