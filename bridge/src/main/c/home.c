/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "home.h"

#include <dlfcn.h>
#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool home_path(char *path, size_t n, const char *name, char *why, size_t length)
{
	Dl_info info;
	char *real = NULL;

	if (dladdr((void *)home_path, &info) && info.dli_fname)
		real = realpath(info.dli_fname, NULL);
	if (!real) {
		snprintf(why, length, "cannot tell where jkdump.so lies: %s\n", strerror(errno));
		return false;
	}
	snprintf(path, n, "%s/%s", dirname(dirname(real)), name);
	free(real);
	return true;
}
