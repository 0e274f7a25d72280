/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What crash sees of jkdump: two commands. */
#include "host.h"
#include "endpoint.h"
#include "help.h"
#include "session.h"
#include "wire.h"

static void show_version(void)
{
	fprintf(fp, "jkdump.so: protocol %d (oldest %d), built for crash %s, running in crash %s\n", WIRE_VERSION,
		WIRE_OLDEST, JKDUMP_CRASH_BUILT, build_version);
	if (endpoint.path[0])
		fprintf(fp, "serving on %s\n", endpoint.path);
	else
		fprintf(fp, "not serving; start with: jkdump serve, or: jsh\n");
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

static void command_jsh(void)
{
	if (session_is_open())
		error(FATAL, "already serving on %s\n", endpoint.path);
	jsh_run(argcnt, args);
}

static struct command_table_entry commands[] = {
	{ "jkdump", command_jkdump, help_jkdump, MINIMAL },
	{ "jsh", command_jsh, help_jsh, MINIMAL },
	{ NULL, NULL, NULL, 0 },
};

static void __attribute__((constructor)) load(void)
{
	char why[512];

	if (host_fits(why, sizeof(why)))
		register_extension(commands);
	else
		error(INFO, "%s", why);
}

static void __attribute__((destructor)) unload(void)
{
	session_close();
}
