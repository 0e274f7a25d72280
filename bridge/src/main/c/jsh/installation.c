/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/host.h"
#include "jsh/installation.h"

#include <libgen.h>

/* The file that crash has loaded lies in HOME/lib. */
bool installation_path(char *path, size_t n, const char *name, char *why, size_t length)
{
	char *real = host_file() ? strdup(host_file()) : NULL;

	if (!real) {
		snprintf(why, length, "the directory of jkdump.so is unknown\n");
		return false;
	}
	snprintf(path, n, "%s/%s", dirname(dirname(real)), name);
	free(real);
	return true;
}
