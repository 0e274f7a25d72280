/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The REPL as a child on crash's own terminal, served from here until it ends. */
#include "host.h"
#include "endpoint.h"
#include "server.h"
#include "session.h"
#include "signals.h"
#include "terminal.h"

#include <dlfcn.h>
#include <libgen.h>
#include <sys/syscall.h>

#define WORDS (MAXARGS + 8)

static pid_t child;
static int child_fd;
static bool on_terminal;

/* HOME/bin/jkdump, for the extension lies in HOME/lib. */
static bool find_launcher(char *path, size_t n)
{
	Dl_info info;
	char *real = NULL, *home;
	bool ok = false;

	if (dladdr((void *)find_launcher, &info) && info.dli_fname)
		real = realpath(info.dli_fname, NULL);
	if (!real) {
		error(INFO, "cannot tell where jkdump.so lies: %s\n", strerror(errno));
		return false;
	}
	home = dirname(dirname(real));
	snprintf(path, n, "%s/bin/jkdump", home);
	ok = access(path, X_OK) == 0;
	if (!ok)
		error(INFO, "the launcher %s is missing: %s; jkdump.so must lie in the lib directory of a jkdump "
		      "installation\n", path, strerror(errno));
	free(real);
	return ok;
}

/* jkdump --attach SOCKET, or jkdump replay NAME --attach SOCKET -- ARGS... */
static void make_words(char **words, char *launcher, int argc, char **argv)
{
	int n = 0;

	words[n++] = launcher;
	if (argc > 1) {
		words[n++] = "replay";
		words[n++] = argv[1];
	}
	words[n++] = "--attach";
	words[n++] = endpoint.path;
	if (argc > 1)
		words[n++] = "--";
	for (int i = 2; i < argc && n < WORDS - 1; i++)
		words[n++] = argv[i];
	words[n] = NULL;
}

static void close_files(void)
{
	long max = sysconf(_SC_OPEN_MAX);

#ifdef SYS_close_range
	if (syscall(SYS_close_range, 3u, ~0u, 0u) == 0)
		return;
#endif
	for (long fd = 3; fd < (max > 0 ? max : 1024); fd++)
		close(fd);
}

/*
 * In the child only what is async-signal-safe. It ignores SIGTSTP, and what it runs inherits that: there is no job
 * control inside crash that could continue it.
 */
static void __attribute__((noreturn)) become(char **words, bool replay)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	static const char failed[] = "jsh: the launcher could not be started\n";
	int null;

	setpgid(0, 0);
	terminal_lend(getpid());
	signals_default();
	sigaction(SIGTSTP, &ignore, NULL);
	if (!on_terminal && replay && (null = open("/dev/null", O_RDONLY)) >= 0)
		dup2(null, 0);
	close_files();
	execv(words[0], words);
	if (write(2, failed, sizeof(failed) - 1) < 0)
		_exit(126);
	_exit(127);
}

/* Off the terminal ^C reaches this process alone. */
static void pass_sigint(int sig)
{
	if (!on_terminal && child > 0)
		kill(-child, sig);
}

static void tend(void)
{
	siginfo_t info = { .si_pid = 0 };

	if (waitid(P_PID, child, &info, WSTOPPED | WNOHANG) == 0 && info.si_pid == child) {
		terminal_lend(child);
		kill(-child, SIGCONT);
	}
	info.si_pid = 0;
	if (child_fd < 0 && (waitid(P_PID, child, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == child))
		server_stop();
}

/* crash's own clean-up may have reaped the child already: then there is no status to report. */
static void finish(void)
{
	int status = 0;
	pid_t pid;

	if (child_fd >= 0)
		close(child_fd);
	while ((pid = waitpid(child, &status, 0)) < 0 && errno == EINTR)
		continue;
	terminal_end();
	session_close();
	if (pid == child && WIFSIGNALED(status))
		error(INFO, "the session was ended by signal %d (%s)\n", WTERMSIG(status), strsignal(WTERMSIG(status)));
	child = 0;
}

static void serve_child(void)
{
	struct serve s = { .end_allowed = false, .owner = -1, .tend = tend };

	setpgid(child, child);
	terminal_lend(child);
	child_fd = (int)syscall(SYS_pidfd_open, child, 0);
	if (child_fd >= 0)
		fcntl(child_fd, F_SETFD, FD_CLOEXEC);
	s.child = child_fd;
	server_run(&s);
	finish();
}

void jsh_run(int argc, char **argv)
{
	char launcher[4096], *words[WORDS];

	if (!find_launcher(launcher, sizeof(launcher)) || !session_open(NULL, pass_sigint))
		return;
	make_words(words, launcher, argc, argv);
	on_terminal = terminal_begin();
	fflush(stdout);
	child = fork();
	if (child == 0)
		become(words, argc > 1);
	if (child > 0) {
		serve_child();
		return;
	}
	child = 0;
	terminal_end();
	session_close();
	error(INFO, "cannot start the session: %s\n", strerror(errno));
}
