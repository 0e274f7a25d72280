/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts and ends the program in place of crash, and counts the checks. */
#include "wiretest.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

const char *fake, *extension, *self;
static char directory[64];
static int passed, failed;

void check(bool ok, const char *what, const char *file, int line)
{
	if (ok) {
		passed++;
		return;
	}
	failed++;
	printf("    FAILED %s:%d: %s\n", file, line, what);
}

const char *scratch(const char *name)
{
	static char path[4][256];
	static int i;

	if (!directory[0]) {
		strcpy(directory, "/tmp/jkdump-test-XXXXXX");
		if (!mkdtemp(directory))
			exit(2);
		chmod(directory, 0755);
	}
	i = (i + 1) % 4;
	snprintf(path[i], sizeof(path[i]), "%s/%s", directory, name);
	return path[i];
}

struct server start(const char *command, bool serving)
{
	struct server s = { .pid = 0 };
	int in[2], out[2];
	char line[512];
	static int n;

	if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
		exit(2);
	snprintf(s.path, sizeof(s.path), "%s", scratch("socket"));
	snprintf(s.path + strlen(s.path), 16, "-%d", n++);
	s.pid = fork();
	if (s.pid == 0) {
		dup2(in[0], 0);
		dup2(out[1], 1);
		execl(fake, fake, extension, NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	s.in = in[1];
	s.out = out[0];
	if (command) {
		snprintf(line, sizeof(line), "%s %s", command, serving ? s.path : "");
		tell(&s, line);
	}
	if (serving)
		CHECK(expect(&s, "serving on"));
	return s;
}

void tell(struct server *s, const char *line)
{
	if (write(s->in, line, strlen(line)) < 0 || write(s->in, "\n", 1) < 0)
		CHECK(!"the server takes input");
}

bool expect(struct server *s, const char *output)
{
	char seen[65536] = "";
	size_t n = 0;

	while (n < sizeof(seen) - 1) {
		struct pollfd p = { .fd = s->out, .events = POLLIN };
		ssize_t k = poll(&p, 1, 60000) == 1 ? read(s->out, seen + n, 1) : 0;

		if (k <= 0)
			break;
		n += k;
		seen[n] = 0;
		if (strstr(seen, output))
			return true;
	}
	printf("    expected `%s`, saw: %s\n", output, seen);
	return false;
}

int wait_for(struct server *s)
{
	int status = 0;

	if (s->in >= 0)
		close(s->in);
	for (int i = 0; i < 300; i++) {
		if (waitpid(s->pid, &status, WNOHANG) == s->pid) {
			close(s->out);
			return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
		}
		usleep(50000);
	}
	printf("    the server does not end\n");
	kill(s->pid, SIGKILL);
	waitpid(s->pid, &status, 0);
	close(s->out);
	return 2000;
}

bool stop(struct server *s)
{
	int fd = greet(s->path);
	struct reply r = ask(fd, END, pack(""));
	bool ok = r.status == OK;

	reply_free(&r);
	close(fd);
	ok &= expect(s, "crash> ");
	tell(s, "echo it goes on");
	ok &= expect(s, "it goes on\ncrash> ");
	return (wait_for(s) == 0) & ok & (access(s->path, F_OK) != 0);
}

static const struct { const char *name; void (*run)(void); } groups[] = {
	{ "command_lines", command_lines }, { "operations", operations }, { "commands", commands }, { "streams", streams },
	{ "background", background }, { "many_clients", many_clients },
	{ "interrupts", interrupts }, { "hostile_clients", hostile_clients }, { "endpoints", endpoints },
	{ "sessions", sessions }, { "turns", turns }, { "on_a_terminal", on_a_terminal }, { "the_loader", the_loader },
};

/* Acts as the launcher of a session: runs a command through the endpoint. */
static int be_client(const char *path)
{
	int fd = greet(path);
	struct reply r = command(fd, "echo through the session");

	printf("%s", r.status == OK ? text(&r, 1) : "no answer\n");
	reply_free(&r);
	close(fd);
	return failed != 0;
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "--client") == 0)
		return be_client(argv[2]);
	if (argc == 3 && strcmp(argv[1], "--resident") == 0)
		return be_resident(argv[2]);
	if (argc < 3)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, NULL, _IOLBF, 0);
	self = realpath(argv[0], NULL);
	fake = argv[1];
	extension = argv[2];
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		int before = failed;

		if (argc > 3 && strcmp(argv[3], groups[i].name) != 0)
			continue;
		groups[i].run();
		printf("%s %s\n", failed == before ? "ok" : "not ok", groups[i].name);
	}
	if (directory[0]) {
		char rm[128];

		snprintf(rm, sizeof(rm), "rm -rf %s", directory);
		if (system(rm) != 0)
			failed++;
	}
	text(&(struct reply){ 0 }, 0);
	printf("%d passed, %d failed\n", passed, failed);
	free((void *)self);
	return failed != 0;
}
