/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of the socket, its users, its removal; and a crash that the extension refuses. */
#include "wiretest.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static void says(const char *command, const char *output)
{
	struct server s = start(command, false);

	CHECK(expect(&s, output));
	CHECK(wait_for(&s) == 0);
}

static void a_path_too_long_is_explained(void)
{
	char line[300] = "jkdump serve /tmp/";

	memset(line + strlen(line), 'x', 120);
	says(line, "the socket path has 125 bytes, the kernel allows 107: /tmp/xxx");
}

static void only_a_stale_socket_is_replaced(void)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	char line[300];
	struct server s, t;
	struct stat st;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	s = start(NULL, false);
	strcpy(a.sun_path, s.path);
	CHECK(bind(fd, (struct sockaddr *)&a, sizeof(a)) == 0);
	close(fd);
	snprintf(line, sizeof(line), "jkdump serve %s", s.path);
	tell(&s, line);
	CHECK(expect(&s, "serving on"));
	CHECK(stat(s.path, &st) == 0 && (st.st_mode & 0777) == 0600);
	t = start(line, false);
	CHECK(expect(&t, "another jkdump serves on"));
	CHECK(wait_for(&t) == 0);
	CHECK(stop(&s));
	snprintf(line, sizeof(line), "jkdump serve %s", self);
	says(line, "exists and is no socket");
	says("jkdump serve /nonexistent/x", "cannot listen on /nonexistent/x: No such file");
}

static void the_directory_must_be_ours_alone(void)
{
	const char *run = scratch("run"), *ours = scratch("run/jkdump");
	struct stat st;
	struct server s;

	mkdir(run, 0700);
	setenv("XDG_RUNTIME_DIR", run, 1);
	s = start("jkdump serve", false);
	CHECK(expect(&s, ours));
	CHECK(stat(ours, &st) == 0 && (st.st_mode & 0777) == 0700);
	kill(s.pid, SIGINT);
	CHECK(wait_for(&s) == 0);
	CHECK(access(ours, F_OK) != 0);
	CHECK(mkdir(ours, 0700) == 0 && chmod(ours, 0750) == 0);
	says("jkdump serve", "not safe for a socket: others may enter it");
	rmdir(ours);
	CHECK(symlink("/tmp", ours) == 0);
	says("jkdump serve", "not safe for a socket: it is a symbolic link");
	unlink(ours);
	if (geteuid() == 0) {
		mkdir(ours, 0700);
		CHECK(chown(ours, 65534, 65534) == 0);
		says("jkdump serve", "not safe for a socket: it belongs to another user");
		rmdir(ours);
	}
	unsetenv("XDG_RUNTIME_DIR");
}

/* The mode of the socket keeps foreign users out already, so the test opens the socket to everybody first. */
static void foreign_users_are_refused(void)
{
	struct server s = start("jkdump serve", true);
	int status = 1;
	pid_t pid;

	chmod(s.path, 0777);
	pid = fork();
	if (pid == 0) {
		struct reply r;
		int fd;

		if (setgid(65534) != 0 || setuid(65534) != 0)
			_exit(3);
		fd = dial(s.path);
		if (fd < 0)
			_exit(4);
		r = receive(fd);
		_exit(r.status == REFUSED && strstr(text(&r, 0), "only the user") ? 0 : 5);
	}
	waitpid(pid, &status, 0);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	CHECK(stop(&s));
}

static void no_socket_is_left(void)
{
	struct server s = start("jkdump serve", true);
	int fd = greet(s.path);

	kill(s.pid, SIGTERM);
	CHECK(wait_for(&s) == 1000 + SIGTERM && access(s.path, F_OK) != 0);
	close(fd);
}

/* --owned: crash ends with its launcher, even in a command that would never end. */
static void an_owner_takes_it_along(const char *busy_with)
{
	struct server s = start("jkdump serve --owned", true);
	int fd = greet(s.path);

	kill(s.pid, SIGINT);
	usleep(50000);
	if (busy_with) {
		send_frame(fd, 1, COMMAND, pack("s", busy_with));
		usleep(100000);
	} else {
		struct reply r = command(fd, "echo still there");

		CHECK(r.status == OK);
		reply_free(&r);
	}
	CHECK(wait_for(&s) == 0 && access(s.path, F_OK) != 0);
	close(fd);
}

static void a_crash_that_does_not_fit_is_left_alone(void)
{
	struct server s;

	setenv("FAKE_OTHER", "1", 1);
	s = start("echo alive", false);
	CHECK(expect(&s, "refused\n") && expect(&s, "alive\n") && wait_for(&s) == 0);
	unsetenv("FAKE_OTHER");
	setenv("FAKE_VERSION", "9.0.7", 1);
	s = start("echo alive", false);
	CHECK(expect(&s, "built for crash 8.0.2 and does not fit this crash 9.0.7: rebuild it with `make`"));
	CHECK(expect(&s, "refused\n") && expect(&s, "alive\n") && wait_for(&s) == 0);
	unsetenv("FAKE_VERSION");
}

static void it_can_be_unloaded(void)
{
	struct server s;

	setenv("FAKE_UNLOAD", "1", 1);
	s = start("jkdump", false);
	CHECK(expect(&s, "protocol 2 (oldest 2), built for crash 8.0.2, running in crash 8.0.2\nnot serving"));
	CHECK(wait_for(&s) == 0);
	s = start("jkdump serve", true);
	CHECK(stop(&s));
	unsetenv("FAKE_UNLOAD");
}

void endpoints(void)
{
	a_path_too_long_is_explained();
	only_a_stale_socket_is_replaced();
	the_directory_must_be_ours_alone();
	if (geteuid() == 0)
		foreign_users_are_refused();
	else
		printf("    skipped: foreign_users_are_refused (only root can become one)\n");
	no_socket_is_left();
	an_owner_takes_it_along(NULL);
	an_owner_takes_it_along("spin");
	a_crash_that_does_not_fit_is_left_alone();
	it_can_be_unloaded();
}
