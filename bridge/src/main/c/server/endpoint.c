/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/endpoint.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

struct endpoint endpoint = { .fd = -1 };
static pid_t maker;
static bool own_directory;
static dev_t made_dev;
static ino_t made_ino;

static const char *const advice = "use a shorter one: jkdump serve PATH, or set XDG_RUNTIME_DIR";

static bool fits(const char *path, char *why, size_t n)
{
	if (strlen(path) < sizeof(endpoint.path))
		return true;
	snprintf(why, n, "the socket path has %zu bytes, the kernel allows %zu: %s; %s\n", strlen(path),
		 sizeof(endpoint.path) - 1, path, advice);
	return false;
}

/* Another user may have made a directory or a link of that name in /tmp. */
static bool is_private(const char *dir, char *why, size_t n)
{
	struct stat st;
	const char *what = NULL;

	if (lstat(dir, &st) != 0)
		what = strerror(errno);
	else if (!S_ISDIR(st.st_mode))
		what = S_ISLNK(st.st_mode) ? "it is a symbolic link" : "it is not a directory";
	else if (st.st_uid != geteuid())
		what = "it belongs to another user";
	else if (st.st_mode & (S_IRWXG | S_IRWXO))
		what = "others may enter it (its mode must be 0700)";
	if (what)
		snprintf(why, n, "the directory %s is not safe for a socket: %s; remove it, or give a path: "
			 "jkdump serve PATH\n", dir, what);
	return !what;
}

static bool make_private(const char *dir, char *why, size_t n)
{
	if (mkdir(dir, 0700) != 0 && errno != EEXIST) {
		snprintf(why, n, "cannot make the directory %s: %s\n", dir, strerror(errno));
		return false;
	}
	return is_private(dir, why, n);
}

static bool default_path(char *path, size_t size, const char *suffix, char *why, size_t n)
{
	const char *run = getenv("XDG_RUNTIME_DIR");
	struct stat st;
	char dir[4096];

	if (run && run[0] == '/' && stat(run, &st) == 0 && S_ISDIR(st.st_mode))
		snprintf(dir, sizeof(dir), "%s/jkdump", run);
	else
		snprintf(dir, sizeof(dir), "/tmp/jkdump-%u", (unsigned)geteuid());
	snprintf(path, size, "%s/%d.%s", dir, (int)getpid(), suffix);
	return fits(path, why, n) && make_private(dir, why, n);
}

static void address_of(struct sockaddr_un *a, const char *path)
{
	memset(a, 0, sizeof(*a));
	a->sun_family = AF_UNIX;
	memcpy(a->sun_path, path, strlen(path));
}

static bool answers(const char *path)
{
	struct sockaddr_un a;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	bool ok;

	address_of(&a, path);
	ok = connect(fd, (struct sockaddr *)&a, sizeof(a)) == 0 || errno == EAGAIN;
	close(fd);
	return ok;
}

/* Removes only the socket of a crash that was killed. */
static bool clear_place(const char *path, char *why, size_t n)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return true;
	if (!S_ISSOCK(st.st_mode) || st.st_uid != geteuid()) {
		snprintf(why, n, "%s exists and is %s; give another path\n", path,
			 S_ISSOCK(st.st_mode) ? "another user's socket" : "no socket");
		return false;
	}
	if (answers(path)) {
		snprintf(why, n, "another jkdump serves on %s already; attach to it, or give another path\n", path);
		return false;
	}
	unlink(path);
	return true;
}

static bool listen_on(const char *path)
{
	struct sockaddr_un a;
	struct stat st;
	mode_t mask = umask(0177);
	bool ok;

	address_of(&a, path);
	ok = bind(endpoint.fd, (struct sockaddr *)&a, sizeof(a)) == 0;
	umask(mask);
	if (!ok)
		return false;
	if (lstat(path, &st) == 0) {
		made_dev = st.st_dev;
		made_ino = st.st_ino;
	}
	maker = getpid();
	strcpy(endpoint.path, path);
	return listen(endpoint.fd, 64) == 0;
}

/* Another crash may have removed the directory at its end, before our socket was in it. */
static bool listen_again(const char *path, const char *suffix, char *why, size_t n)
{
	char own[4200];

	return errno == ENOENT && default_path(own, sizeof(own), suffix, why, n) && listen_on(path);
}

bool endpoint_open(const char *path, bool listed, char *why, size_t n)
{
	const char *suffix = listed ? "sock" : "jsh";
	char own[4200];

	own_directory = !path;
	if (!path) {
		if (!default_path(own, sizeof(own), suffix, why, n))
			return false;
		path = own;
	}
	if (!fits(path, why, n) || !clear_place(path, why, n))
		return false;
	endpoint.fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (endpoint.fd < 0 || !(listen_on(path) || (own_directory && listen_again(path, suffix, why, n)))) {
		snprintf(why, n, "cannot listen on %s: %s\n", path, strerror(errno));
		endpoint_close();
		return false;
	}
	return true;
}

/* Fails while another socket lies in the directory. */
static void remove_directory(char *path)
{
	*strrchr(path, '/') = 0;
	rmdir(path);
}

/* A child that exits must leave the socket of crash alone. A socket that another crash put in its place stays, too. */
void endpoint_unlink(void)
{
	char path[sizeof(endpoint.path)];
	struct stat st;

	if (!endpoint.path[0] || getpid() != maker)
		return;
	/* A signal that comes in the middle of this finds nothing to do. */
	memcpy(path, endpoint.path, sizeof(path));
	endpoint.path[0] = 0;
	if (lstat(path, &st) == 0 && st.st_dev == made_dev && st.st_ino == made_ino)
		unlink(path);
	if (own_directory)
		remove_directory(path);
}

void endpoint_close(void)
{
	endpoint_unlink();
	if (endpoint.fd >= 0)
		close(endpoint.fd);
	endpoint.fd = -1;
}

int endpoint_accept(bool *foreign, pid_t *by)
{
	struct ucred peer;
	socklen_t len = sizeof(peer);
	int fd = accept4(endpoint.fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);

	if (fd < 0)
		return -1;
	*foreign = getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &len) != 0 ||
		   (peer.uid != geteuid() && peer.uid != 0);
	*by = *foreign ? 0 : peer.pid;
	return fd;
}
