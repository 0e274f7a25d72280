/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/host.h"
#include "jsh/destination.h"

bool destination_is_paged(void)
{
	return pc->stdpipe && fp == pc->stdpipe;
}

bool destination_is_redirected(void)
{
	return fp != stdout && !destination_is_paged();
}

bool destination_is_pipe(void)
{
	struct stat st;

	return fp != stdout && fstat(fileno(fp), &st) == 0 && S_ISFIFO(st.st_mode);
}

void destination_path(char *path, size_t n)
{
	path[0] = 0;
	if (fp != stdout)
		snprintf(path, n, "/proc/%d/fd/%d", (int)getpid(), fileno(fp));
}

/* Closes the pipe and waits for the pager, as crash does after each command. */
void destination_leave_pager(void)
{
	if (!destination_is_paged())
		return;
	fclose(pc->stdpipe);
	pc->stdpipe = NULL;
	fp = stdout;
	while (pc->stdpipe_pid > 0 && waitpid(pc->stdpipe_pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	pc->stdpipe_pid = 0;
}

void destination_to_end(void)
{
	if (fp != stdout)
		fseek(fp, 0, SEEK_END);
}
