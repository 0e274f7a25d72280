// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The guest's user space: some 60 processes worth exploring. Every process names itself, so that a dump's `ps`
 * tells what it is for; README.md of the testbed lists them.
 */
#define _GNU_SOURCE
#include "workload.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

void name_self(const char *format, int a, int b, int c)
{
	char name[16];

	snprintf(name, sizeof name, format, a, b, c);
	prctl(PR_SET_NAME, name);
}

void must(int ok, const char *what)
{
	if (!ok) {
		perror(what);
		printf("JKDUMP-FAILED workload: %s\n", what);
		exit(1);
	}
}

void sleep_for_ever(void)
{
	for (;;)
		pause();
}

static void *thread_main(void *name)
{
	prctl(PR_SET_NAME, name);
	sleep_for_ever();
	return NULL;
}

void start_thread(const char *format, int a, int b)
{
	pthread_attr_t attr;
	pthread_t id;
	char *name = malloc(16);

	snprintf(name, 16, format, a, b);
	/* The default of 8 MB each would only inflate the address spaces. */
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, 64 << 10);
	must(pthread_create(&id, &attr, thread_main, name) == 0, "pthread_create");
}

pid_t start(void (*run)(void), const char *name)
{
	pid_t pid = fork();

	must(pid >= 0, "fork");
	if (pid == 0) {
		name_self(name, 0, 0, 0);
		run();
		sleep_for_ever();
	}
	return pid;
}

/* worker D.T.W: every second one has W + 1 threads; each holds two open files. */
static void worker(int dept, int team, int nr)
{
	char path[64];
	int fd;

	name_self("worker-%d.%d.%d", dept, team, nr);
	snprintf(path, sizeof path, "/mnt/tmp1/worker-%d.%d.%d", dept, team, nr);
	fd = open(path, O_RDWR | O_CREAT | O_APPEND, 0640);
	must(fd >= 0, path);
	must(write(fd, path, strlen(path)) > 0, path);
	open("/etc/passwd", O_RDONLY);
	if (nr % 2 == 0)
		for (int i = 0; i <= nr; i++)
			start_thread("thr-%d.%d", nr, i);
	setpriority(PRIO_PROCESS, 0, dept + nr);
	if (dept == 2)
		must(setgid(1000 + team) == 0 && setuid(1000 + nr) == 0, "setuid");
	sleep_for_ever();
}

static void team(int dept, int nr)
{
	name_self("team-%d.%d", dept, nr, 0);
	for (int i = 0; i < 3; i++)
		if (fork() == 0)
			worker(dept, nr, i);
	sleep_for_ever();
}

static void department(int nr)
{
	name_self("dept-%d", nr, 0, 0);
	setsid();
	for (int i = 0; i < 3; i++)
		if (fork() == 0)
			team(nr, i);
	sleep_for_ever();
}

static void zombie_parent(void)
{
	if (fork() == 0) {
		name_self("jk_zombie", 0, 0, 0);
		_exit(7);
	}
}

static void stopped(void)
{
	raise(SIGSTOP);
}

static void busy(void)
{
	nice(10);
	for (;;)
		sched_yield();
}

static void write_once(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	must(fd >= 0, path);
	if (write(fd, text, strlen(text)) < 0)
		must(0, path);
}

/* The test module keeps the mutex for ever in the first and lets the second wait for it. */
static void locker(void)
{
	write_once("/proc/jkdump_test", "hold");
}

static void waiter(void)
{
	write_once("/proc/jkdump_test", "wait");
}

static void jk_panic(void)
{
	/* Let the console empty itself: what is still queued at the crash is lost. */
	usleep(200000);
	write_once("/proc/sysrq-trigger", "c");
}

int main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc > 1 && strcmp(argv[1], "panic") == 0) {
		name_self("jk_panic", 0, 0, 0);
		jk_panic();
		return 1;
	}
	name_self("jk_master", 0, 0, 0);
	for (int i = 0; i < 3; i++)
		if (fork() == 0)
			department(i);
	start_network();
	start_unix_sockets();
	start_pipes();
	start_memory();
	start_waits();
	start(zombie_parent, "jk_zombie_dad");
	start(stopped, "jk_stopped");
	start(busy, "jk_busy");
	start(locker, "jk_locker");
	usleep(300000);
	start(waiter, "jk_waiter");
	usleep(700000);
	printf("JKDUMP workload ready\n");
	close(open("/run/ready", O_WRONLY | O_CREAT, 0644));
	sleep_for_ever();
}
