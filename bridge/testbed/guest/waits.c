// SPDX-License-Identifier: GPL-3.0-or-later
/* Processes that block in the ordinary ways, and two with memory of known content. */
#define _GNU_SOURCE
#include "workload.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

static int pipe_ends[2];

/* Fills the pipe and then blocks in write(). */
static void pipe_writer(void)
{
	char page[4096];

	close(pipe_ends[0]);
	memset(page, 'p', sizeof page);
	for (;;)
		must(write(pipe_ends[1], page, sizeof page) > 0, "pipe");
}

/* Holds the reading end and never reads. */
static void pipe_reader(void)
{
	close(pipe_ends[1]);
}

static void fifo_reader(void)
{
	char c;
	int fd = open("/run/jk.fifo", O_RDWR);

	must(fd >= 0, "/run/jk.fifo");
	must(read(fd, &c, 1) >= 0, "/run/jk.fifo");
}

void start_pipes(void)
{
	must(pipe(pipe_ends) == 0, "pipe");
	start(pipe_writer, "jk_pipe_writer");
	start(pipe_reader, "jk_pipe_reader");
	close(pipe_ends[0]);
	close(pipe_ends[1]);
	start(fifo_reader, "jk_fifo_reader");
}

/* Eight private pages at a fixed address: byte = offset * 5 + 1; locked, so that uvtop finds them. */
static void user_pattern(void)
{
	const size_t size = 8 * 4096;
	uint8_t *p = mmap((void *)0x10000000, size, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);

	must(p != MAP_FAILED, "mmap");
	for (size_t i = 0; i < size; i++)
		p[i] = i * 5 + 1;
	mlock(p, size);
}

/* A shared file mapping on tmpfs, and a memfd. */
static void file_mapper(void)
{
	int fd = open("/mnt/tmp2/mapped", O_RDWR | O_CREAT, 0600);
	int memfd = syscall(SYS_memfd_create, "jk_memfd", 0);
	char *p;

	must(fd >= 0 && ftruncate(fd, 65536) == 0, "/mnt/tmp2/mapped");
	p = mmap((void *)0x20000000, 65536, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED_NOREPLACE, fd, 0);
	must(p != MAP_FAILED, "mmap file");
	strcpy(p, "jkdump mapped file");
	must(write(memfd, "memfd", 5) == 5, "memfd");
}

void start_memory(void)
{
	start(user_pattern, "jk_usermem");
	start(file_mapper, "jk_filemap");
}

static void futex_waiter(void)
{
	static int word = 42;

	syscall(SYS_futex, &word, FUTEX_WAIT, 42, NULL, NULL, 0);
}

/* epoll over an eventfd, a timerfd, a signalfd and an inotify instance. */
static void epoll_waiter(void)
{
	sigset_t set;
	struct epoll_event e = { .events = EPOLLIN };
	int ep = epoll_create1(0), fds[4];

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	fds[0] = eventfd(0, 0);
	fds[1] = timerfd_create(CLOCK_MONOTONIC, 0);
	fds[2] = signalfd(-1, &set, 0);
	fds[3] = inotify_init();
	for (int i = 0; i < 4; i++)
		epoll_ctl(ep, EPOLL_CTL_ADD, fds[i], &e);
	epoll_wait(ep, &e, 1, -1);
}

static void sleeper(void)
{
	sleep(100000);
}

static void poller(void)
{
	poll(NULL, 0, -1);
}

/* One holds an flock, the other waits for it. */
static void flock_file(void)
{
	int fd = open("/run/jk.lock", O_RDWR | O_CREAT, 0600);

	must(fd >= 0, "/run/jk.lock");
	flock(fd, LOCK_EX);
}

static void threads(void)
{
	for (int i = 0; i < 6; i++)
		start_thread("jk_thread_%d", i, 0);
}

void start_waits(void)
{
	start(futex_waiter, "jk_futex");
	start(epoll_waiter, "jk_epoll");
	start(sleeper, "jk_sleeper");
	start(poller, "jk_poller");
	start(flock_file, "jk_flock_1");
	start(flock_file, "jk_flock_2");
	start(threads, "jk_threads");
}
