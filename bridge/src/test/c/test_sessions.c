/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jsh with a shell script as the launcher, without a terminal and on one. */
#include "wiretest.h"

#include <fcntl.h>
#include <libgen.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static char launcher[512];

static void launcher_does(const char *script)
{
	char home[400], *lib;
	FILE *f;

	strcpy(home, extension);
	lib = dirname(home);
	snprintf(launcher, sizeof(launcher), "%s/bin/jkdump", dirname(lib));
	unlink(launcher);
	if (!script)
		return;
	f = fopen(launcher, "w");
	fprintf(f, "#!/bin/sh\n%s\n", script);
	fclose(f);
	chmod(launcher, 0755);
}

static void the_session_is_served(void)
{
	char script[600];
	struct server s;

	snprintf(script, sizeof(script), "echo \"args: $*\" | sed 's|/[^ ]*jsh|SOCK|'; exec %s --client $3", self);
	launcher_does(script);
	s = start("jsh", false);
	CHECK(expect(&s, "args: resident --attach SOCK\n") && expect(&s, "through the session\n") && expect(&s, "crash> "));
	tell(&s, "jsh tour one two");
	CHECK(expect(&s, "args: resident --attach SOCK\n") && expect(&s, "through the session\ncrash> "));
	tell(&s, "state");
	CHECK(expect(&s, "line=state pipe=(nil) ifile=(nil) sigint=crash"));
	CHECK(wait_for(&s) == 0);
}

static void a_missing_launcher_is_named(void)
{
	struct server s;

	launcher_does(NULL);
	s = start("jsh", false);
	CHECK(expect(&s, "bin/jkdump is missing: No such file"));
	CHECK(wait_for(&s) == 0);
}

static void ends_of_the_child_are_told(void)
{
	struct server s;

	launcher_does("kill -KILL $$");
	s = start("jsh", false);
	CHECK(expect(&s, "the session was ended by signal 9 (Killed)"));
	launcher_does("kill -STOP $$; echo continued");
	tell(&s, "jsh");
	CHECK(expect(&s, "continued\ncrash> "));
	launcher_does("sleep 0.3; exit 3");
	tell(&s, "jsh");
	CHECK(expect(&s, "crash> "));
	CHECK(wait_for(&s) == 0);
}

static void end_is_refused(void)
{
	char script[600];
	struct server s;
	int fd;
	struct reply r;
	const char *place = scratch("place");

	snprintf(script, sizeof(script), "echo $3 > %s.new; mv %s.new %s; sleep 1", place, place, place);
	launcher_does(script);
	s = start("jsh", false);
	for (int i = 0; i < 100 && access(place, F_OK) != 0; i++)
		usleep(20000);
	fd = open(place, O_RDONLY);
	memset(s.path, 0, sizeof(s.path));
	CHECK(read(fd, s.path, sizeof(s.path) - 1) > 0);
	close(fd);
	strtok(s.path, "\n");
	fd = greet(s.path);
	r = ask(fd, END, pack(""));
	CHECK(r.status == FAILED && strstr(text(&r, 0), "belongs to a running jsh"));
	reply_free(&r);
	close(fd);
	CHECK(expect(&s, "crash> ") && wait_for(&s) == 0 && access(s.path, F_OK) != 0);
}

void sessions(void)
{
	const char *run = scratch("sessions");

	mkdir(run, 0700);
	setenv("XDG_RUNTIME_DIR", run, 1);
	the_session_is_served();
	a_missing_launcher_is_named();
	ends_of_the_child_are_told();
	end_is_refused();
}

static struct server on_pty(void)
{
	struct server s = { .in = -1 };
	struct termios t;

	s.pid = forkpty(&s.out, NULL, NULL, NULL);
	if (s.pid == 0) {
		tcgetattr(0, &t);
		t.c_lflag &= ~ECHO;
		tcsetattr(0, TCSANOW, &t);
		execl(fake, fake, "-t", extension, NULL);
		_exit(127);
	}
	s.in = dup(s.out);
	return s;
}

/* The script runs in the foreground, changes the modes, and takes ^C for itself. */
static void terminal_goes_and_comes_back(void)
{
	struct server s;
	struct termios before, after;

	launcher_does("trap 'echo got it; exit 0' INT; stty raw -echo; stty isig; echo in session; sleep 5 & wait");
	s = on_pty();
	CHECK(expect(&s, "crash> "));
	tcgetattr(s.in, &before);
	for (int i = 0; i < 2; i++) {
		tell(&s, "jsh");
		CHECK(expect(&s, "in session"));
		usleep(100000);
		CHECK(tcgetpgrp(s.in) != s.pid);
		CHECK(write(s.in, "\003", 1) == 1);
		CHECK(expect(&s, "got it") && expect(&s, "crash> "));
		CHECK(tcgetpgrp(s.in) == s.pid);
		tcgetattr(s.in, &after);
		CHECK(after.c_lflag == before.c_lflag && after.c_iflag == before.c_iflag && after.c_oflag == before.c_oflag);
		tell(&s, "state");
		CHECK(expect(&s, "sigint=crash tty=1 scroll=1"));
	}
	launcher_does("stty raw -echo; kill -KILL $$");
	tell(&s, "jsh");
	CHECK(expect(&s, "ended by signal 9"));
	CHECK(expect(&s, "crash> "));
	tcgetattr(s.in, &after);
	CHECK(after.c_lflag == before.c_lflag && tcgetpgrp(s.in) == s.pid);
	CHECK(write(s.in, "\004", 1) == 1);
	CHECK(wait_for(&s) == 0);
	launcher_does(NULL);
}

void on_a_terminal(void)
{
	terminal_goes_and_comes_back();
	unsetenv("XDG_RUNTIME_DIR");
}
