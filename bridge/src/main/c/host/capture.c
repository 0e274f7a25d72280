/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/capture.h"
#include "host/host.h"

#include <sys/mman.h>

/*
 * Memory files instead of open_memstream: children of crash write to the files as well, and GDB asks for their
 * descriptors. GDB also keeps a pointer to the stream of a request that failed, so the streams are never closed.
 */
static FILE *text, *errors;
static int text_fd = -1, errors_fd = -1;
static bool broken;

static struct {
	FILE *fp, *out, *err;
	int fd1, fd2;
	bool descriptors;
} saved;

static FILE *memory_file(const char *name, int *fd)
{
	FILE *f;

	*fd = memfd_create(name, MFD_CLOEXEC);
	if (*fd < 0)
		return NULL;
	fcntl(*fd, F_SETFL, O_APPEND);
	f = fdopen(*fd, "w+");
	if (!f)
		close(*fd);
	return f;
}

bool capture_open(void)
{
	if (!text)
		text = memory_file("jkdump-output", &text_fd);
	if (!errors) {
		errors = memory_file("jkdump-errors", &errors_fd);
		if (errors)
			setvbuf(errors, NULL, _IONBF, 0);
	}
	return text && errors;
}

static void take_descriptors(void)
{
	fflush(stdout);
	fflush(stderr);
	saved.fd1 = fcntl(1, F_DUPFD_CLOEXEC, 10);
	saved.fd2 = fcntl(2, F_DUPFD_CLOEXEC, 10);
	dup2(text_fd, 1);
	dup2(errors_fd, 2);
}

static void put_back(int fd, int to)
{
	if (fd < 0) {
		close(to);
		return;
	}
	dup2(fd, to);
	close(fd);
}

static size_t size_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 ? (size_t)st.st_size : 0;
}

static bool empty(int fd)
{
	return size_of(fd) == 0 || ftruncate(fd, 0) == 0;
}

/* Makes fp, stdout and error_fp one stream, as they are at the prompt. */
void capture_begin(bool descriptors)
{
	broken = !empty(text_fd) | !empty(errors_fd);
	clearerr(text);
	clearerr(errors);
	saved.descriptors = descriptors;
	if (descriptors)
		take_descriptors();
	saved.fp = fp;
	saved.out = stdout;
	saved.err = stderr;
	if (pc->error_fp == stdout)
		pc->error_fp = text;
	fp = stdout = text;
	stderr = errors;
}

/* `set error` may have changed error_fp: the new stream stays, and the one before is closed already. */
void capture_end(void)
{
	if (fflush(text) != 0 || ferror(text))
		broken = true;
	if (pc->error_fp == text)
		pc->error_fp = saved.out;
	fp = saved.fp;
	stdout = saved.out;
	stderr = saved.err;
	if (!saved.descriptors)
		return;
	fflush(stdout);
	put_back(saved.fd1, 1);
	put_back(saved.fd2, 2);
}

size_t capture_size(void)
{
	return size_of(text_fd);
}

bool capture_failed(void)
{
	return broken;
}

bool capture_stderr_is_restart(void)
{
	char last[16] = "";
	size_t n = size_of(errors_fd);
	ssize_t got = n > 0 ? pread(errors_fd, last, sizeof(last), n > 8 ? n - 8 : 0) : 0;

	if (got <= 0 || last[got - 1] != '\n')
		return false;
	return got == 1 || last[got - 2] == '\n';
}

/* Leaves out the newline of restart(), which the command did not print. */
struct captured capture_measure(size_t from)
{
	size_t n = size_of(text_fd), e = size_of(errors_fd);

	if (e > 0 && capture_stderr_is_restart())
		e--;
	return (struct captured){ from < n ? n - from : 0, e };
}

static void copy(int fd, char *to, size_t n, size_t from)
{
	size_t done = 0;
	ssize_t got;

	while (done < n && (got = pread(fd, to + done, n - done, from + done)) > 0)
		done += got;
	memset(to + done, 0, n - done);
}

/* Puts the errors last, because stderr is never streamed. */
void capture_copy(void *to, struct captured c, size_t from)
{
	copy(text_fd, to, c.output, from);
	copy(errors_fd, (char *)to + c.output, c.errors, 0);
}

ssize_t capture_peek(void *to, size_t n, size_t from)
{
	return pread(text_fd, to, n, from);
}

void capture_lines(bool on)
{
	setvbuf(text, NULL, on ? _IOLBF : _IOFBF, 0);
}

bool capture_to(int fd)
{
	capture_lines(true);
	return dup3(fd, text_fd, O_CLOEXEC) >= 0 && dup3(fd, errors_fd, O_CLOEXEC) >= 0;
}
