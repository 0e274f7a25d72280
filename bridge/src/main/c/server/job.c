/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/job.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void reap(struct job *j)
{
	close(j->fd);
	/* crash's own clean-up may have waited for the process already. */
	while (waitpid(j->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
}

bool job_end(struct job *j)
{
	char word;
	bool whole = read(j->fd, &word, 1) == 1;

	reap(j);
	return whole;
}

void job_cancel(struct job *j)
{
	kill(j->pid, SIGTERM);
	reap(j);
}
