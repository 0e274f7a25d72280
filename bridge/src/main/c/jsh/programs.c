/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jsh/helppage.h"
#include "jsh/installation.h"
#include "jsh/programs.h"

#include <dirent.h>

#define SUFFIX ".jsh"
#define MAX_PROGRAMS 200

static struct command_table_entry *table;
static int first, count;		/* index and number of the programs in the table */
static char **listing;
static int listed;			/* lines of the page above the listing */

/* kdump.jsh is the startup file of a stock jshell, tour.jsh is for newcomers. */
static bool is_left_out(const char *name)
{
	return strcmp(name, "kdump") == 0 || strcmp(name, "tour") == 0;
}

static bool is_name(const char *s)
{
	return *s && s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")] == 0 && *s != '-';
}

/* Returns the program's name, which the caller frees. NULL: no program, or crash has a command of that name. */
static char *free_name(const char *file)
{
	size_t n = strlen(file), suffix = strlen(SUFFIX);
	char *name;

	if (n <= suffix || strcmp(file + n - suffix, SUFFIX) != 0)
		return NULL;
	name = strndup(file, n - suffix);
	if (name && is_name(name) && !is_left_out(name) && !get_command_table_entry(name) && !is_alias(name))
		return name;
	free(name);
	return NULL;
}

static bool is_taken(const struct command_table_entry *own, const char *name)
{
	for (; own->name; own++)
		if (strcmp(own->name, name) == 0)
			return true;
	return false;
}

static void add(const char *directory, const char *file, cmd_func_t run)
{
	struct command_table_entry *c = &table[first + count];
	char path[4096], *name = free_name(file);

	if (!name)
		return;
	snprintf(path, sizeof(path), "%s/%s", directory, file);
	c->help_data = is_taken(table, name) ? NULL : helppage_of(path, name);
	if (!c->help_data) {
		free(name);
		return;
	}
	c->name = name;
	c->func = run;
	c->flags = MINIMAL;	/* as jsh has; without the flag crash warns about each program */
	count++;
}

static void add_all(cmd_func_t run)
{
	char directory[3800], why[512];
	struct dirent **files;
	int n;

	if (!installation_path(directory, sizeof(directory), "startup", why, sizeof(why)))
		return;
	n = scandir(directory, &files, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		if (count < MAX_PROGRAMS)
			add(directory, files[i]->d_name, run);
		free(files[i]);
	}
	if (n >= 0)
		free(files);
}

struct command_table_entry *programs_table(const struct command_table_entry *own, cmd_func_t run)
{
	for (first = 0; own[first].name; first++)
		continue;
	table = calloc(first + MAX_PROGRAMS + 1, sizeof(*table));
	if (!table)
		return NULL;
	memcpy(table, own, first * sizeof(*own));
	add_all(run);
	return table;
}

/* "    crashinfo   The first look at a dump ..." */
static char *line(const struct command_table_entry *c)
{
	char *text = NULL;

	return asprintf(&text, "    %-10s  %s", c->name, c->help_data[1]) < 0 ? NULL : text;
}

char **programs_list_in(char **page)
{
	for (listed = 0; page[listed]; listed++)
		continue;
	listing = calloc(listed + count + 1, sizeof(*listing));
	if (!listing)
		return page;
	memcpy(listing, page, listed * sizeof(*page));
	for (int i = 0; i < count; i++)
		listing[listed + i] = line(&table[first + i]);
	return listing;
}

void programs_free(void)
{
	for (int i = 0; listing && listing[listed + i]; i++)
		free(listing[listed + i]);
	for (int i = first; i < first + count; i++) {
		free(table[i].name);
		helppage_free(table[i].help_data);
	}
	free(listing);
	free(table);
	listing = NULL;
	table = NULL;
	count = 0;
}
