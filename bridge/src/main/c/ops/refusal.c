/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/host.h"
#include "ops/refusal.h"

#include <dlfcn.h>

/* Like crash's own prompt, takes < > | and ! as redirection only outside of quotes and parentheses. */
const char *refusal_of_line(const char *line)
{
	int depth = 0;
	char quote = 0;

	if (line[0] == '<')
		return "a file of commands is not read here; send its lines one by one";
	if (line[0] == '!' || line[0] == '|')
		return "shell commands are not run here; run them beside jkdump";
	for (const char *p = line; *p; p++) {
		char before = p > line ? p[-1] : 0;

		if (quote ? *p == quote : *p == '\'' || *p == '"')
			quote = quote ? 0 : *p;
		else if (!quote && (*p == '(' || *p == ')'))
			depth += *p == '(' ? 1 : -1;
		if (quote || depth > 0)
			continue;
		if (*p == '|' || *p == '!')
			return "a pipe is not made here; run the command alone and process its output as text";
		if (*p == '>' && before != '-')
			return "output is not redirected here; run the command alone and write its output to the file";
		if (*p == '<' && before != '<' && p[1] != '<' && p[1] != '=')
			return "input is not redirected here; give the arguments themselves";
	}
	return NULL;
}

static bool is_word(const char *s, const char *const *words)
{
	for (; s && *words; words++)
		if (strcmp(s, *words) == 0)
			return true;
	return false;
}

static bool is_this_library(const char *path)
{
	Dl_info info;
	const char *a = strrchr(path, '/'), *b;

	if (!dladdr((void *)is_this_library, &info) || !info.dli_fname)
		return false;
	b = strrchr(info.dli_fname, '/');
	return strcmp(a ? a + 1 : path, b ? b + 1 : info.dli_fname) == 0;
}

/* `extend -u` without names unloads every extension. */
static bool unloads_us(void)
{
	bool names = false, us = false;

	if (strcmp(args[0], "extend") != 0 || argcnt < 2 || args[1][0] != '-' || !strchr(args[1], 'u'))
		return false;
	for (int i = 2; i < argcnt; i++) {
		names = true;
		us |= is_this_library(args[i]);
	}
	return us || !names;
}

/* All commands of this library but jkdump and jsh are saved snippets. */
static bool is_program(char *name)
{
	const struct command_table_entry *c = get_command_table_entry(name);
	Dl_info here, there;

	return c && strcmp(name, "jkdump") != 0 && strcmp(name, "jsh") != 0 && dladdr((void *)is_program, &here) &&
	       dladdr((void *)c->func, &there) && here.dli_fbase == there.dli_fbase;
}

const char *refusal_of_words(void)
{
	static const char *const leave[] = { "q", "Q", "quit", "exit", "qui", "qu", "exi", NULL };
	static const char *const again[] = { "jsh", NULL };
	static const char *const repeat[] = { "repeat", NULL };

	if (argcnt == 0)
		return NULL;
	if (is_word(args[0], leave) || (argcnt > 1 && strcmp(args[0], "gdb") == 0 && is_word(args[1], leave)))
		return "this would end crash, and jkdump with it; leave jkdump first";
	if (is_word(args[0], again) || (argcnt > 1 && strcmp(args[0], "jkdump") == 0 && strcmp(args[1], "serve") == 0))
		return "crash is serving already; open another connection to the same endpoint";
	if (is_program(args[0]))
		return "this is a saved snippet: run it here, without crash";
	if (is_word(args[0], repeat))
		return "repeat never ends; repeat the command itself";
	if (unloads_us())
		return "this would unload jkdump.so while it serves; leave jkdump first";
	return NULL;
}
