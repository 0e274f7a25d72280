/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jkdump's commands in crash: jkdump, jsh, and one for each saved snippet. */
#include "host/host.h"
#include "jsh/commandwords.h"
#include "jsh/help.h"
#include "jsh/jsh.h"
#include "jsh/programs.h"
#include "jsh/resident.h"
#include "jsh/serve.h"
#include "jsh/session.h"
#include "server/endpoint.h"
#include "server/wire.h"

static void show_version(void)
{
	fprintf(fp, "jkdump.so: protocol %d (oldest %d), built for crash %s, running in crash %s\n", WIRE_VERSION,
		WIRE_OLDEST, JKDUMP_CRASH_BUILT, build_version);
	if (endpoint.path[0])
		fprintf(fp, "serving on %s\n", endpoint.path);
	else
		fprintf(fp, "not serving; start with: jkdump serve, or: jsh\n");
	if (resident_is_there() && !resident_has_ended())
		fprintf(fp, "jsh keeps its session: process %d; /exit there ends it\n", (int)resident_pid());
}

static void command_jkdump(void)
{
	const char *path = NULL;
	bool owned = false;

	if (argcnt == 1 || (argcnt == 2 && strcmp(args[1], "-v") == 0)) {
		show_version();
		return;
	}
	if (strcmp(args[1], "serve") != 0)
		cmd_usage(pc->curcmd, SYNOPSIS);
	for (int i = 2; i < argcnt; i++)
		if (strcmp(args[i], "--owned") == 0)
			owned = true;
		else if (args[i][0] == '-' || path)
			cmd_usage(pc->curcmd, SYNOPSIS);
		else
			path = args[i];
	if (session_is_open())
		error(FATAL, "already serving on %s\n", endpoint.path);
	serve_run(path, owned);
}

/* Leaves out the redirection at the end of the line. */
static size_t command_length(void)
{
	return pc->redirect & (REDIRECT_TO_FILE | REDIRECT_TO_PIPE) ? (size_t)pc->eoc_index : strlen(pc->orig_line);
}

/* Puts the words of the alias in place of the first word. */
static int expand(const struct alias_data *alias, int n, char **words)
{
	int more = alias->argcnt - 1;

	if (n + more > MAX_WORDS)
		return -1;
	memmove(words + 1 + more, words + 1, (n - 1) * sizeof(*words));
	memcpy(words, alias->args, alias->argcnt * sizeof(*words));
	return n + more;
}

static bool has_input_file(int n, char **words)
{
	for (int i = 1; i < n; i++)
		if (words[i][0] == '<')
			return true;
	return false;
}

/* Takes the words from the line as typed, if crash runs this very line; otherwise takes the words that crash made. */
static int words_of_line(char *buffer, char **words)
{
	size_t length = command_length();
	int n = length < BUFSIZE ? command_words(pc->orig_line, length, buffer, words) : -1;
	struct alias_data *alias = n > 0 ? is_alias(words[0]) : NULL;

	if (alias && !(pc->redirect & (REDIRECT_TO_FILE | REDIRECT_TO_PIPE)))
		n = expand(alias, n, words);
	if (n > 0 && strcmp(words[0], args[0]) == 0 && !has_input_file(n, words))
		return n;
	for (n = 0; n < argcnt && n < MAX_WORDS; n++)
		words[n] = args[n];
	return n;
}

/* skip: 1 leaves out the name of the command. */
static void run_words(int skip)
{
	char buffer[BUFSIZE], *words[MAX_WORDS];
	int n;

	if (session_is_open())
		error(FATAL, "already serving on %s\n", endpoint.path);
	n = words_of_line(buffer, words);
	jsh_run(n - skip, words + skip);
}

static void command_jsh(void)
{
	run_words(1);
}

static void command_program(void)
{
	run_words(0);
}

static const struct command_table_entry commands[] = {
	{ "jkdump", command_jkdump, help_jkdump, MINIMAL },
	{ "jsh", command_jsh, help_jsh, MINIMAL },
	{ NULL, NULL, NULL, 0 },
};
enum { JKDUMP, JSH };		/* indexes of the table */

/* Called by the loader, which is the file that crash has loaded. */
bool __attribute__((visibility("default"))) jkdump_load(const char *loader, char *why, size_t n)
{
	struct command_table_entry *table;

	if (!host_fits(loader, why, n))
		return false;
	table = programs_table(commands, command_program);
	if (!table) {
		snprintf(why, n, "there is no memory for jkdump's commands\n");
		return false;
	}
	table[JSH].help_data = programs_list_in(help_jsh);
	register_extension(table);
	return true;
}

static void __attribute__((constructor)) load(void)
{
	char why[512];

	if (!getenv("JKDUMP_LOADING") && !jkdump_load(NULL, why, sizeof(why)))
		error(INFO, "%s", why);
}

static void __attribute__((destructor)) unload(void)
{
	session_close();
	jsh_end();
	programs_free();
}
