/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/guard.h"
#include "host/host.h"
#include "host/threads.h"

#include <dirent.h>

#define PATIENCE_MS 5000

static int count(void)
{
	DIR *d = opendir("/proc/self/task");
	int n = 0;

	for (struct dirent *e; d && (e = readdir(d));)
		n += e->d_name[0] != '.';
	if (d)
		closedir(d);
	return n;
}

static void tell_gdb(void *arg)
{
	(void)arg;
	gdb_pass_through("maintenance set worker-threads 0", fp, GNU_RETURN_ON_ERROR);
}

bool threads_end(void)
{
	if (count() <= 1)
		return true;
	guard_run(GUARD_FILES, -1, tell_gdb, NULL);
	for (int ms = 0; ms < PATIENCE_MS && count() > 1; ms++)
		usleep(1000);
	return count() <= 1;
}
