/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "background/descendants.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A process that hangs in the kernel for longer is left to init. */
#define PATIENCE_MS 2000

static pid_t parent_of(const char *pid)
{
	char path[280], line[512], *end;
	FILE *f;
	pid_t parent = 0;

	snprintf(path, sizeof(path), "/proc/%s/stat", pid);
	f = fopen(path, "re");
	if (!f)
		return 0;
	/* pid (name) state ppid: the name may have any character */
	if (fgets(line, sizeof(line), f) && (end = strrchr(line, ')')) && strlen(end) > 4)
		parent = atoi(end + 4);
	fclose(f);
	return parent;
}

/* Kills children that left the group. Their own children then become children of this process. */
static void kill_children(void)
{
	DIR *d = opendir("/proc");
	struct dirent *e;
	pid_t self = getpid();

	while (d && (e = readdir(d)))
		if (e->d_name[0] >= '1' && e->d_name[0] <= '9' && parent_of(e->d_name) == self)
			kill(atoi(e->d_name), SIGKILL);
	if (d)
		closedir(d);
}

void descendants_kill(pid_t group)
{
	kill(-group, SIGKILL);
	for (int ms = 0; ms < PATIENCE_MS;) {
		pid_t pid = waitpid(-1, NULL, WNOHANG);

		if (pid < 0 && errno != EINTR)
			return;
		if (pid != 0)
			continue;
		if (ms % 10 == 5)
			kill_children();
		usleep(1000);
		ms++;
	}
}
