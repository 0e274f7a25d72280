/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool each_open(void (*fn)(int fd, const struct stat *st, void *arg), void *arg)
{
	DIR *d = opendir("/proc/self/fd");
	struct dirent *e;
	struct stat st;

	while (d && (e = readdir(d))) {
		int fd = e->d_name[0] == '.' ? -1 : atoi(e->d_name);

		if (fd >= 0 && fd != dirfd(d) && fstat(fd, &st) == 0)
			fn(fd, &st, arg);
	}
	if (d)
		closedir(d);
	return d;
}

/*
 * A child shares each open file with crash, and the offset belongs to the open file: a read of one would move the
 * other. A file without a name is a temporary file of crash, empty between two commands. A file that crash writes is
 * a log and stays shared.
 */
static void note(int fd, const struct stat *st, void *arg)
{
	struct files *f = arg;
	int flags = fcntl(fd, F_GETFL);
	bool temporary = st->st_nlink == 0 && (flags & O_ACCMODE) == O_RDWR;

	if (!S_ISREG(st->st_mode) || (!temporary && (flags & O_ACCMODE) != O_RDONLY))
		return;
	if (f->n < MAX_FILES)
		f->file[f->n] = (struct file){ fd, lseek(fd, 0, SEEK_CUR), temporary };
	f->n++;
}

bool files_note(struct files *f)
{
	f->n = 0;
	return each_open(note, f) && f->n <= MAX_FILES;
}

static int open_anew(const struct file *f)
{
	char path[32];

	if (f->temporary)
		return memfd_create("jkdump-temporary", MFD_CLOEXEC);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", f->fd);
	return open(path, O_RDONLY | O_CLOEXEC);
}

static bool own(const struct file *f)
{
	int fd = open_anew(f), flags = fcntl(f->fd, F_GETFL);
	bool ok = fd >= 0 && lseek(fd, f->temporary ? 0 : f->at, SEEK_SET) >= 0 &&
		fcntl(fd, F_SETFL, flags & O_APPEND) == 0 && dup3(fd, f->fd, O_CLOEXEC) >= 0;
	int e = errno;

	if (fd >= 0)
		close(fd);
	errno = e;
	return ok;
}

bool files_own(const struct files *f, char *why, size_t n)
{
	char path[32], name[512];

	for (int i = 0; i < f->n; i++) {
		ssize_t length;

		if (own(&f->file[i]))
			continue;
		snprintf(why, n, "%s", strerror(errno));
		snprintf(path, sizeof(path), "/proc/self/fd/%d", f->file[i].fd);
		length = readlink(path, name, sizeof(name) - 1);
		snprintf(why + strlen(why), n - strlen(why), ": %.*s", length > 0 ? (int)length : 0, name);
		return false;
	}
	return true;
}

static void close_socket(int fd, const struct stat *st, void *but)
{
	if (S_ISSOCK(st->st_mode) && fd != *(int *)but)
		close(fd);
}

void files_close_sockets(int but)
{
	each_open(close_socket, &but);
}
