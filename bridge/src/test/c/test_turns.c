/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jsh keeps one resident process for all turns, and the process ends with crash. */
#include "wiretest.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void in_home(char *path, size_t n, const char *name)
{
	char home[400], *lib;

	strcpy(home, extension);
	lib = dirname(home);
	snprintf(path, n, "%s/%s", dirname(lib), name);
}

static void write_file(const char *path, const char *text, int mode)
{
	FILE *f = fopen(path, "w");

	fputs(text, f);
	fclose(f);
	chmod(path, mode);
}

static void make_launcher(void)
{
	char path[512], script[600];

	in_home(path, sizeof(path), "bin/jkdump");
	unlink(path);
	snprintf(script, sizeof(script), "#!/bin/sh\nexec %s --resident $3\n", self);
	write_file(path, script, 0755);
}

/* Gives the process a turn and returns its pid. */
static pid_t pid_of_turn(struct server *s, int turn)
{
	const char *place = scratch("pid");
	char line[400], text[100] = "";
	int n = 0, pid = 0;
	FILE *f;

	unlink(place);
	snprintf(line, sizeof(line), "jsh pid > %s", place);
	tell(s, line);
	CHECK(expect(s, "crash> "));
	f = fopen(place, "r");
	CHECK(f && fgets(text, sizeof(text), f) && sscanf(text, "turn %d of %d", &n, &pid) == 2 && n == turn);
	if (f)
		fclose(f);
	return pid;
}

static bool ends(pid_t pid)
{
	for (int i = 0; i < 300; i++) {
		if (kill(pid, 0) != 0 && errno == ESRCH)
			return true;
		usleep(10000);
	}
	return false;
}

static void one_process_takes_all_turns(void)
{
	struct server s = start("jsh one", false);
	pid_t pid;

	CHECK(expect(&s, "flags 0: {one}\ncrash> "));
	pid = pid_of_turn(&s, 2);
	tell(&s, "waitall");
	CHECK(expect(&s, "no children\ncrash> "));
	tell(&s, "jsh ask");
	CHECK(expect(&s, "turn 3 of") && expect(&s, "through the session\ncrash> "));
	tell(&s, "jsh");
	CHECK(expect(&s, "turn 4 of") && expect(&s, "flags 0:\ncrash> "));
	tell(&s, "state");
	CHECK(expect(&s, "line=state pipe=(nil) ifile=(nil) sigint=crash"));
	tell(&s, "jkdump -v");
	CHECK(expect(&s, "not serving") && expect(&s, "jsh keeps its session"));
	tell(&s, "jsh exit");
	CHECK(expect(&s, "turn 5 of") && expect(&s, "{exit}\ncrash> ") && ends(pid));
	CHECK(pid_of_turn(&s, 1) != pid);
	CHECK(wait_for(&s) == 0);
}

static void words_arrive_as_they_were_typed(void)
{
	struct server s = start("jsh a \"two words\" é 'it \"is\"' x\\ y --t=\"a b\" \"\" \"q\\\"q\"", false);

	CHECK(expect(&s, ": {a} {two words} {é} {it \"is\"} {x y} {--t=a b} {} {q\"q}\n"));
	tell(&s, "jsh it's \"not closed");
	CHECK(expect(&s, ": {it's} {\"not} {closed}\n"));
	CHECK(wait_for(&s) == 0);
}

static void output_goes_where_crash_sends_it(void)
{
	const char *place = scratch("output");
	char line[300], got[300] = "";
	struct server s = start("jsh first", false);
	int fd;

	CHECK(expect(&s, "{first}\ncrash> "));
	unlink(place);
	snprintf(line, sizeof(line), "jsh one >> %s", place);
	tell(&s, line);
	snprintf(line, sizeof(line), "jsh two >> %s", place);
	tell(&s, line);
	tell(&s, "jsh three | sed 's/three/piped/'");
	CHECK(expect(&s, "crash> crash> turn 4 of ") && expect(&s, "{piped}\ncrash> "));
	fd = open(place, O_RDONLY);
	CHECK(fd >= 0 && read(fd, got, sizeof(got) - 1) > 0 && strstr(got, "{one}\nturn 3 of "));
	close(fd);
	snprintf(line, sizeof(line), "jsh > %s", place);
	tell(&s, line);
	CHECK(expect(&s, "the prompt stays on the terminal"));
	tell(&s, "jsh last");
	CHECK(expect(&s, "turn 5 of") && expect(&s, "{last}\n"));
	CHECK(wait_for(&s) == 0);
}

static void changes_of_debuginfo_are_told_once(void)
{
	struct server s = start("jsh", false);

	CHECK(expect(&s, "flags 0:\n"));
	tell(&s, "jsh");
	CHECK(expect(&s, "flags 0:\n"));
	tell(&s, "loadsyms");
	tell(&s, "jsh");
	CHECK(expect(&s, "flags 2:\n"));
	tell(&s, "jsh");
	CHECK(expect(&s, "flags 0:\n"));
	CHECK(wait_for(&s) == 0);
}

/* The server tells the process by its pid. Other processes of the user get all operations but NEXT. */
static void only_the_process_gets_turns(const char *path)
{
	int fd = greet(path);
	struct reply r = ask(fd, NEXT, pack(""));

	CHECK(r.status == FAILED && strstr(text(&r, 0), "only the process that jsh started"));
	reply_free(&r);
	r = ask(fd, NEXT, pack("1", 0u));
	CHECK(r.status == BAD_REQUEST);
	reply_free(&r);
	r = ask(fd, END, pack(""));
	CHECK(r.status == OK);
	reply_free(&r);
	close(fd);
}

/* A second NEXT is refused as soon as crash serves again. Here `jkdump serve` does, which gives no turn. */
static void one_connection_gets_turns(void)
{
	struct server s = start("jsh twice", false);
	char line[200];

	CHECK(expect(&s, "{twice}\ncrash> "));
	snprintf(line, sizeof(line), "jkdump serve %s", s.path);
	tell(&s, line);
	CHECK(expect(&s, "the second: another connection waits"));
	only_the_process_gets_turns(s.path);
	CHECK(expect(&s, "crash> "));
	tell(&s, "jsh again");
	CHECK(expect(&s, "turn 2 of") && expect(&s, "{again}\n"));
	CHECK(wait_for(&s) == 0);
}

static void its_end_in_between_is_told(void)
{
	struct server s = start("jsh", false);
	pid_t pid;

	CHECK(expect(&s, "flags 0:\ncrash> "));
	pid = pid_of_turn(&s, 2);
	CHECK(kill(pid, SIGKILL) == 0 && ends(pid));
	tell(&s, "jsh new");
	CHECK(expect(&s, "the session that was kept is gone, ended by signal Killed: a new one begins"));
	CHECK(expect(&s, "turn 1 of") && expect(&s, "{new}\n"));
	tell(&s, "jsh kill");
	CHECK(expect(&s, "the session was ended by signal 9 (Killed)"));
	tell(&s, "jsh another");
	CHECK(expect(&s, "turn 1 of") && expect(&s, "{another}\n"));
	CHECK(wait_for(&s) == 0);
}

static void it_ends_with_crash(const char *turn, int sig)
{
	struct server s = start("jsh", false);
	pid_t pid;

	CHECK(expect(&s, "flags 0:\ncrash> "));
	pid = pid_of_turn(&s, 2);
	tell(&s, turn);
	CHECK(expect(&s, "turn 3 of"));
	if (sig) {
		usleep(100000);
		kill(s.pid, sig);
	}
	CHECK(wait_for(&s) == (sig ? 1000 + sig : 0));
	CHECK(ends(pid));
}

static void interrupts_are_passed_on(void)
{
	struct server s = start("jsh wait", false);

	CHECK(expect(&s, "{wait}\n"));
	for (int i = 0; i < 3; i++) {
		usleep(100000);
		kill(s.pid, SIGINT);
		CHECK(expect(&s, "interrupted\ncrash> "));
		tell(&s, "jsh wait");
		CHECK(expect(&s, "{wait}\n"));
	}
	kill(s.pid, SIGINT);
	CHECK(expect(&s, "crash> "));
	tell(&s, "jsh ask");
	CHECK(expect(&s, "through the session\ncrash> "));
	CHECK(wait_for(&s) == 0);
}

static void programs_are_refused_to_clients(struct server *s)
{
	struct reply r;
	char line[200];
	int fd;

	snprintf(line, sizeof(line), "jkdump serve %s", s->path);
	tell(s, line);
	CHECK(expect(s, "serving on"));
	fd = greet(s->path);
	r = command(fd, "look");
	CHECK(r.status == FAILED && strcmp(text(&r, 0), "look: this is a saved snippet: run it here, without crash") == 0);
	reply_free(&r);
	r = command(fd, "jkdump -v");
	CHECK(r.status == OK && strstr(text(&r, 1), "jkdump.so: protocol 2"));
	reply_free(&r);
	r = ask(fd, END, pack(""));
	CHECK(r.status == OK && expect(s, "crash> "));
	reply_free(&r);
	close(fd);
}

static void programs_are_commands(void)
{
	char path[512];
	struct server s;

	in_home(path, sizeof(path), "startup");
	mkdir(path, 0755);
	in_home(path, sizeof(path), "startup/look.jsh");
	write_file(path, "// SPDX-License-Identifier: X\n// Looks 100% around.\n//\n// usage: jkdump replay look [-- OPTIONS]; more\n"
		   "//   --fast %s\n//\n// Ends.\nint x\n", 0644);
	in_home(path, sizeof(path), "startup/known.jsh");
	write_file(path, "// Not ours.\n", 0644);
	in_home(path, sizeof(path), "startup/tour.jsh");
	write_file(path, "// For newcomers.\n", 0644);
	in_home(path, sizeof(path), "startup/bare.jsh");
	write_file(path, "int x\n", 0644);
	setenv("FAKE_UNLOAD", "1", 1);
	s = start("look 'at this'", false);
	CHECK(expect(&s, "turn 1 of") && expect(&s, ": {look} {at this}\n"));
	programs_are_refused_to_clients(&s);
	tell(&s, "help look");
	CHECK(expect(&s, "[look]\n[Looks 100%% around.]\n[[OPTIONS]; more]\n[    --fast %%s]\n[]\n[  Ends.]\ncrash> "));
	tell(&s, "help jsh");
	CHECK(expect(&s, "[    look "));
	tell(&s, "tour");
	CHECK(expect(&s, "not found: tour"));
	tell(&s, "bare");
	CHECK(expect(&s, "not found: bare"));
	tell(&s, "help known");
	CHECK(expect(&s, "crash> "));
	CHECK(wait_for(&s) == 0);
	unsetenv("FAKE_UNLOAD");
}

void turns(void)
{
	const char *run = scratch("turns");

	mkdir(run, 0700);
	setenv("XDG_RUNTIME_DIR", run, 1);
	make_launcher();
	one_process_takes_all_turns();
	words_arrive_as_they_were_typed();
	output_goes_where_crash_sends_it();
	changes_of_debuginfo_are_told_once();
	one_connection_gets_turns();
	its_end_in_between_is_told();
	it_ends_with_crash("jsh", 0);
	it_ends_with_crash("jsh stubborn", 0);
	it_ends_with_crash("jsh", SIGKILL);
	it_ends_with_crash("jsh sleep", SIGKILL);
	it_ends_with_crash("jsh sleep", SIGTERM);
	interrupts_are_passed_on();
	programs_are_commands();
}
