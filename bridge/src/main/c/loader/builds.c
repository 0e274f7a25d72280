/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loader/builds.h"

#include <dirent.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Ignores what follows the numbers: 8.0.6++ is 8.0.6 with patches. */
static long number_of(const char *version)
{
	int a, b, c;

	return sscanf(version, "%d.%d.%d", &a, &b, &c) == 3 ? a * 1000000L + b * 1000L + c : -1;
}

static long distance(const char *name, const char *version)
{
	long d = number_of(name) - number_of(version);

	if (strcmp(name, version) == 0)
		return -1;
	return d < 0 ? -d : d;
}

static void insert(struct builds *b, const char *name, const char *version)
{
	int at = b->count++;

	for (; at > 0 && distance(b->names[at - 1], version) > distance(name, version); at--)
		strcpy(b->names[at], b->names[at - 1]);
	memcpy(b->names[at], name, strlen(name) + 1);
}

void builds_find(struct builds *b, const char *directory, const char *version)
{
	DIR *d = opendir(directory);
	struct dirent *e;

	b->count = 0;
	while (d && (e = readdir(d)) && b->count < BUILDS_MAX)
		if (number_of(e->d_name) > 0 && strlen(e->d_name) < sizeof(b->names[0]))
			insert(b, e->d_name, version);
	if (d)
		closedir(d);
}

static int start(const char *program, const char *version, const char *crash, pid_t *pid)
{
	char *words[] = { (char *)program, (char *)version, (char *)crash, NULL };
	posix_spawn_file_actions_t files;
	int ends[2], failed;

	if (pipe(ends) != 0)
		return -1;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, "/dev/null", 0, 0);
	posix_spawn_file_actions_adddup2(&files, ends[1], 1);
	posix_spawn_file_actions_addclose(&files, ends[0]);
	failed = posix_spawn(pid, program, &files, NULL, words, environ);
	posix_spawn_file_actions_destroy(&files);
	close(ends[1]);
	if (!failed)
		return ends[0];
	close(ends[0]);
	return -1;
}

static void read_line(int fd, char *line, size_t size)
{
	size_t n = 0;
	ssize_t got;

	while (n < size - 1 && (got = read(fd, line + n, size - 1 - n)) > 0)
		n += got;
	line[n] = 0;
	line[strcspn(line, "\n")] = 0;
}

bool builds_make(const char *directory, const char *version, char *path, size_t size, char *why, size_t n)
{
	char program[PATH_MAX], crash[PATH_MAX] = "", line[PATH_MAX + 64];
	pid_t pid;
	int fd, status = 0;

	if (readlink("/proc/self/exe", crash, sizeof(crash) - 1) < 0 ||
	    snprintf(program, sizeof(program), "%s/build", directory) >= (int)sizeof(program) ||
	    access(program, X_OK) != 0 || (fd = start(program, version, crash, &pid)) < 0) {
		snprintf(why, n, "%s/build is missing", directory);
		return false;
	}
	read_line(fd, line, sizeof(line));
	close(fd);
	waitpid(pid, &status, 0);
	if (status == 0 && line[0] == '/') {
		snprintf(path, size, "%s", line);
		return true;
	}
	snprintf(why, n, "%s", line);
	return false;
}
