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

struct saved_state {
	unsigned long long flags;
	char command_line[BUFSIZE], orig_line[BUFSIZE], pipe_command[BUFSIZE];
	char *args[MAXARGS];
	int argcnt, argerrs, optind;
	char *curcmd, *lastcmd, *runtime_ifile_cmd;
	ulong curcmd_flags, redirect, ifile_in_progress;
	ulonglong curcmd_private;
	pid_t stdpipe_pid, pipe_pid, pipe_shell_pid;
	FILE *stdpipe, *pipe, *ofile, *ifile, *ifile_pipe, *ifile_ofile, *args_ifile;
	off_t ifile_offset;
	void (*cmd_cleanup)(void *);
	void *cmd_cleanup_arg;
	int sigint_cnt;
	jmp_buf main_loop_env, foreach_loop_env;
};

static struct saved_state *saved;

static void save_line(struct saved_state *s)
{
	memcpy(s->command_line, pc->command_line, BUFSIZE);
	memcpy(s->orig_line, pc->orig_line, BUFSIZE);
	memcpy(s->pipe_command, pc->pipe_command, BUFSIZE);
	memcpy(s->args, args, sizeof(s->args));
	s->argcnt = argcnt;
	s->argerrs = argerrs;
	s->optind = optind;
	s->curcmd = pc->curcmd;
	s->lastcmd = pc->lastcmd;
	s->curcmd_flags = pc->curcmd_flags;
	s->curcmd_private = pc->curcmd_private;
	s->cmd_cleanup = pc->cmd_cleanup;
	s->cmd_cleanup_arg = pc->cmd_cleanup_arg;
	s->sigint_cnt = pc->sigint_cnt;
	memcpy(s->main_loop_env, pc->main_loop_env, sizeof(jmp_buf));
	memcpy(s->foreach_loop_env, pc->foreach_loop_env, sizeof(jmp_buf));
}

static void restore_line(const struct saved_state *s)
{
	memcpy(pc->command_line, s->command_line, BUFSIZE);
	memcpy(pc->orig_line, s->orig_line, BUFSIZE);
	memcpy(pc->pipe_command, s->pipe_command, BUFSIZE);
	memcpy(args, s->args, sizeof(s->args));
	argcnt = s->argcnt;
	argerrs = s->argerrs;
	optind = s->optind;
	pc->curcmd = s->curcmd;
	pc->lastcmd = s->lastcmd;
	pc->curcmd_flags = s->curcmd_flags;
	pc->curcmd_private = s->curcmd_private;
	pc->cmd_cleanup = s->cmd_cleanup;
	pc->cmd_cleanup_arg = s->cmd_cleanup_arg;
	pc->sigint_cnt = s->sigint_cnt;
	memcpy(pc->main_loop_env, s->main_loop_env, sizeof(jmp_buf));
	memcpy(pc->foreach_loop_env, s->foreach_loop_env, sizeof(jmp_buf));
}

/* restore_sanity() would close these files and wait for these processes. */
static void save_files(struct saved_state *s)
{
	s->redirect = pc->redirect;
	s->stdpipe_pid = pc->stdpipe_pid;
	s->pipe_pid = pc->pipe_pid;
	s->pipe_shell_pid = pc->pipe_shell_pid;
	s->stdpipe = pc->stdpipe;
	s->pipe = pc->pipe;
	s->ofile = pc->ofile;
	s->ifile = pc->ifile;
	s->ifile_pipe = pc->ifile_pipe;
	s->ifile_ofile = pc->ifile_ofile;
	s->args_ifile = pc->args_ifile;
	s->ifile_in_progress = pc->ifile_in_progress;
	s->ifile_offset = pc->ifile_offset;
	s->runtime_ifile_cmd = pc->runtime_ifile_cmd;
}

static void drop_files(void)
{
	pc->redirect = 0;
	pc->stdpipe_pid = pc->pipe_pid = pc->pipe_shell_pid = 0;
	pc->stdpipe = pc->pipe = pc->ofile = pc->ifile = NULL;
	pc->ifile_pipe = pc->ifile_ofile = pc->args_ifile = NULL;
	pc->ifile_in_progress = 0;
	pc->ifile_offset = 0;
}

static void restore_files(const struct saved_state *s)
{
	pc->redirect = s->redirect;
	pc->stdpipe_pid = s->stdpipe_pid;
	pc->pipe_pid = s->pipe_pid;
	pc->pipe_shell_pid = s->pipe_shell_pid;
	pc->stdpipe = s->stdpipe;
	pc->pipe = s->pipe;
	pc->ofile = s->ofile;
	pc->ifile = s->ifile;
	pc->ifile_pipe = s->ifile_pipe;
	pc->ifile_ofile = s->ifile_ofile;
	pc->args_ifile = s->args_ifile;
	pc->ifile_in_progress = s->ifile_in_progress;
	pc->ifile_offset = s->ifile_offset;
	pc->runtime_ifile_cmd = s->runtime_ifile_cmd;
}

bool state_save(void)
{
	saved = calloc(1, sizeof(*saved));
	if (!saved)
		return false;
	saved->flags = pc->flags;
	save_line(saved);
	save_files(saved);
	pc->flags &= ~(OURS);
	drop_files();
	pc->cmd_cleanup = NULL;
	pc->pipe_command[0] = 0;
	return true;
}

void state_restore(void)
{
	restore_line(saved);
	restore_files(saved);
	pc->flags = (pc->flags & ~(OURS)) | (saved->flags & (OURS));
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
