/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/host.h"
#include "host/state.h"

/* Flags of crash for a command or an input file in progress. */
#define PASSING (INIT_IFILE | RUNTIME_IFILE | IFILE_ERROR | _SIGINT_ | PLEASE_WAIT | IN_FOREACH | IN_GDB | IN_RESTART)
/*
 * Without TTY crash leaves the terminal alone, which belongs to the child while jsh runs. Without SCROLL crash starts
 * no pager.
 */
#define OURS (PASSING | TTY | SCROLL)

/* Fields of crash's context about the line. */
#define LINE(X) \
	X(command_line) X(orig_line) X(pipe_command) X(curcmd) X(lastcmd) X(runtime_ifile_cmd) X(curcmd_flags) \
	X(curcmd_private) X(cmd_cleanup) X(cmd_cleanup_arg) X(sigint_cnt) X(main_loop_env) X(foreach_loop_env)
/* Files that restore_sanity() would close, and processes that it would wait for. */
#define FILES(X) \
	X(redirect) X(stdpipe_pid) X(pipe_pid) X(pipe_shell_pid) X(stdpipe) X(pipe) X(ofile) X(ifile) X(ifile_pipe) \
	X(ifile_ofile) X(args_ifile) X(ifile_in_progress) X(ifile_offset)

#define DECLARE(field) __typeof__(pc->field) field;
#define SAVE(field) memcpy(&saved->field, &pc->field, sizeof(pc->field));
#define RESTORE(field) memcpy(&pc->field, &saved->field, sizeof(pc->field));
#define CLEAR(field) memset(&pc->field, 0, sizeof(pc->field));

static struct {
	unsigned long long flags;
	char *args[MAXARGS];
	int argcnt, argerrs, optind;
	LINE(DECLARE)
	FILES(DECLARE)
} *saved;

bool state_save(void)
{
	saved = calloc(1, sizeof(*saved));
	if (!saved)
		return false;
	saved->flags = pc->flags;
	memcpy(saved->args, args, sizeof(saved->args));
	saved->argcnt = argcnt;
	saved->argerrs = argerrs;
	saved->optind = optind;
	LINE(SAVE)
	FILES(SAVE)
	pc->flags &= ~(OURS);
	FILES(CLEAR)
	pc->cmd_cleanup = NULL;
	pc->pipe_command[0] = 0;
	return true;
}

void state_restore(void)
{
	pc->flags = (pc->flags & ~(OURS)) | (saved->flags & (OURS));
	memcpy(args, saved->args, sizeof(saved->args));
	argcnt = saved->argcnt;
	argerrs = saved->argerrs;
	optind = saved->optind;
	LINE(RESTORE)
	FILES(RESTORE)
	free(saved);
	saved = NULL;
}

void state_reset(void)
{
	pc->flags &= ~(OURS);
	pc->sigint_cnt = 0;
	pc->curcmd = pc->program_name;
	pc->curcmd_flags = 0;
	pc->curcmd_private = 0;
}
