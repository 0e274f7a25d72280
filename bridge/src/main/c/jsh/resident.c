/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/host.h"
#include "host/signals.h"
#include "jsh/resident.h"
#include "jsh/terminal.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* Milliseconds for the process to end by itself when crash ends. */
#define GRACE_MS 1500
#define LOOK_MS 10

static struct {
	pid_t keeper, pid, crash;
	int fd;
} r = { .fd = -1 };

static void close_files(unsigned first)
{
	long max = sysconf(_SC_OPEN_MAX);

#ifdef SYS_close_range
	if (syscall(SYS_close_range, first, ~0u, 0u) == 0)
		return;
#endif
	for (long fd = first; fd < (max > 0 ? max : 1024); fd++)
		close(fd);
}

/*
 * Ignores SIGTSTP in the process and all that it starts, because crash has no job control that could continue them.
 * Ignores SIGTTIN, because a thread may still read the terminal between two turns.
 */
static void __attribute__((noreturn)) become(char *const *words, pid_t keeper)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	static const char failed[] = "jsh: the launcher could not be started\n";

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != keeper)
		_exit(127);
	signals_default();
	sigaction(SIGTSTP, &ignore, NULL);
	sigaction(SIGTTIN, &ignore, NULL);
	close_files(3);
	execv(words[0], words);
	if (write(2, failed, sizeof(failed) - 1) < 0)
		_exit(126);
	_exit(127);
}

/*
 * Forks without the handlers of fork(). With 0 as the signal the child is one that waitpid() sees only with __WALL. An
 * exec in the child would undo this.
 */
static pid_t fork_silently(int signal_at_end)
{
	return (pid_t)syscall(SYS_clone, (long)signal_at_end, 0L, 0L, 0L, 0L);
}

/* Ends the keeper as the process ended, for crash to see. */
static void __attribute__((noreturn)) end_as(int status)
{
	struct rlimit no_core = { 0, 0 };
	struct sigaction dfl = { .sa_handler = SIG_DFL };

	if (WIFSIGNALED(status)) {
		setrlimit(RLIMIT_CORE, &no_core);
		sigaction(WTERMSIG(status), &dfl, NULL);
		kill(getpid(), WTERMSIG(status));
	}
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 127);
}

static void tell(int note, pid_t pid)
{
	if (write(note, &pid, sizeof(pid)) != sizeof(pid))
		_exit(127);
}

/*
 * In the keeper: only async-signal-safe calls, because the handlers of fork() did not run. The keeper and the process
 * share a process group, and with it the terminal, whose signals are for the process alone.
 */
static void __attribute__((noreturn)) keep(char *const *words, int note)
{
	static const int not_for_us[] = { SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU };
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	pid_t self = getpid(), pid;
	int status = 0;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != r.crash)
		_exit(127);
	setpgid(0, 0);
	terminal_lend(self);
	signals_default();
	for (unsigned i = 0; i < sizeof(not_for_us) / sizeof(not_for_us[0]); i++)
		sigaction(not_for_us[i], &ignore, NULL);
	prctl(PR_SET_NAME, "jsh-keeper");
	pid = fork_silently(SIGCHLD);
	if (pid == 0)
		become(words, self);
	if (pid < 0)
		_exit(127);
	tell(note, pid);
	close_files(0);
	while (waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status))
		kill(self, SIGSTOP);
	end_as(status);
}

static int open_pidfd(pid_t pid)
{
	int fd = (int)syscall(SYS_pidfd_open, pid, 0);

	if (fd >= 0)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}

static void be_told(int note)
{
	pid_t pid = -1;
	ssize_t n;

	while ((n = read(note, &pid, sizeof(pid))) < 0 && errno == EINTR)
		continue;
	r.pid = n == sizeof(pid) && pid > 0 ? pid : -1;
}

bool resident_start(char *const *words, char *why, size_t n)
{
	int note[2];

	if (pipe2(note, O_CLOEXEC) != 0) {
		snprintf(why, n, "cannot start the session: %s\n", strerror(errno));
		return false;
	}
	r.crash = getpid();
	r.keeper = fork_silently(0);
	if (r.keeper == 0)
		keep(words, note[1]);
	if (r.keeper < 0) {
		snprintf(why, n, "cannot start the session: %s\n", strerror(errno));
		r.keeper = 0;
	}
	close(note[1]);
	if (r.keeper > 0) {
		setpgid(r.keeper, r.keeper);
		terminal_lend(r.keeper);
		be_told(note[0]);
		r.fd = open_pidfd(r.keeper);
	}
	close(note[0]);
	return r.keeper > 0;
}

bool resident_is_there(void)
{
	return r.keeper > 0 && r.crash == getpid();
}

bool resident_has_ended(void)
{
	siginfo_t info = { .si_pid = 0 };

	/* waitid() fails if other code of crash has waited for the keeper. */
	return waitid(P_PID, r.keeper, &info, WEXITED | WNOHANG | WNOWAIT | __WALL) != 0 || info.si_pid == r.keeper;
}

pid_t resident_pid(void)
{
	return resident_is_there() ? r.pid : -1;
}

pid_t resident_group(void)
{
	return r.keeper;
}

int resident_fd(void)
{
	return r.fd;
}

bool resident_tend(void)
{
	siginfo_t info = { .si_pid = 0 };
	bool stopped = waitid(P_PID, r.keeper, &info, WSTOPPED | WNOHANG | __WALL) == 0 && info.si_pid == r.keeper;

	if (stopped)
		kill(-r.keeper, SIGCONT);
	return stopped;
}

int resident_forget(void)
{
	int status = 0;
	pid_t pid;

	while ((pid = waitpid(r.keeper, &status, __WALL)) < 0 && errno == EINTR)
		continue;
	if (r.fd >= 0)
		close(r.fd);
	r.fd = -1;
	r.keeper = 0;
	return pid > 0 && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

/* The group exists until crash waits for the keeper, so the signals reach all that the process has started. */
void resident_end(void)
{
	if (!resident_is_there())
		return;
	kill(-r.keeper, SIGCONT);
	for (int ms = 0; ms < GRACE_MS && !resident_has_ended(); ms += LOOK_MS)
		usleep(LOOK_MS * 1000);
	kill(-r.keeper, SIGKILL);
	resident_forget();
}
