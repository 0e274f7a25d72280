/* SPDX-License-Identifier: GPL-3.0-or-later */
/* usage: fake [-s] [-t] EXTENSION: reads commands from standard input, as crash does. -s: silent, -t: on a terminal. */
#include "fake.h"

#include <dlfcn.h>
#include <signal.h>

extern int (*fake_readmem)(int, void *, int, ulong, physaddr_t);

static struct program_context context;
static struct kernel_table kernel;
static struct symbol_table_data symbols;
static struct task_table tasks;
static struct task_context task_list[2] = { { .task = DIRECT + 0x4000 }, { .task = TASK } };
struct program_context *pc = &context;
struct kernel_table *kt = &kernel;
struct symbol_table_data *st = &symbols;
struct task_table *tt = &tasks;
FILE *fp;
char *args[MAXARGS];
int argcnt, argerrs;
char *build_version = "8.0.2", *build_target = "X86_64";
static struct command_table_entry *extension_commands;
static int buffers_freed;

void register_extension(struct command_table_entry *t)
{
	extension_commands = t;
	pc->curext->flags |= REGISTERED;
}

struct command_table_entry *get_command_table_entry(char *name)
{
	static struct command_table_entry known = { .name = "known" };
	struct command_table_entry *c = extension_commands;

	while (c && c->name && strcmp(c->name, name) != 0)
		c++;
	return strcmp(name, known.name) == 0 ? &known : c && c->name ? c : NULL;
}

/* Prints to error_fp, and to fp if fp is another stream. FATAL jumps to the prompt. */
int __error(int type, char *fmt, ...)
{
	char text[1500];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	fprintf(pc->error_fp, "%s: %s", pc->curcmd, text);
	fflush(pc->error_fp);
	if (strcmp(pc->error_path, "default") == 0 && fp != stdout)
		fprintf(fp, "%s: %s", pc->curcmd, text);
	if (type == FATAL)
		longjmp(pc->main_loop_env, 1);
	return FALSE;
}

void free_all_bufs(void)
{
	buffers_freed++;
}

static void reset(void)
{
	if (pc->ifile || pc->pipe || pc->ofile)
		abort();
	while (waitpid(-1, NULL, WNOHANG) > 0)
		continue;
	pc->flags &= ~(unsigned long long)_SIGINT_;
	pc->sigint_cnt = 0;
	pc->redirect = 0;
	free_all_bufs();
}

void restart(int sig)
{
	if (sig == SIGINT)
		signal(SIGINT, restart);
	reset();
	fprintf(stderr, "\n");
	pc->flags &= ~(unsigned long long)(IN_FOREACH | IN_GDB | IN_RESTART);
	longjmp(pc->main_loop_env, 1);
}

struct task_context *task_to_context(ulong task)
{
	for (int i = 0; i < 2; i++)
		if (task_list[i].task == task)
			return &task_list[i];
	return NULL;
}

struct alias_data *is_alias(char *s)
{
	static struct alias_data greet = { .argcnt = 2, .args = { "echo", "hello" } };

	return strcmp(s, "greet") == 0 ? &greet : NULL;
}

char *clean_line(char *s)
{
	size_t n, skip = strspn(s, " \t");

	memmove(s, s + skip, strlen(s + skip) + 1);
	for (n = strlen(s); n > 0 && strchr(" \t\n", s[n - 1]); n--)
		s[n - 1] = 0;
	return s;
}

int parse_line(char *s, char *argv[])
{
	int n = 0;

	memset(argv, 0, MAXARGS * sizeof(*argv));
	for (s = strtok(s, " \t\n"); s && n < MAXARGS - 1; s = strtok(NULL, " \t\n"))
		argv[n++] = s;
	return n;
}

int gdb_pass_through(char *line, FILE *to, ulong flags)
{
	(void)flags;
	return fprintf(to, "%s\n", line) > 0;
}

void cmd_usage(char *cmd, int what)
{
	(void)what;
	fprintf(fp, "Usage: %s\n", cmd);
	longjmp(pc->main_loop_env, 1);
}

static void print_big(long n)
{
	for (long i = 0; i < n; i++)
		fputc('a' + i % 26, fp);
}

static volatile long turns;
static int file;

/* Reads as crash reads a dump: the sum is wrong if another process moves the offset in between. */
static void sum(void)
{
	unsigned char bytes[64];
	unsigned long total = 0;

	for (int i = 0; i < 300; i++) {
		lseek(file, i * 64, SEEK_SET);
		usleep(200);
		if (read(file, bytes, sizeof(bytes)) != sizeof(bytes))
			error(FATAL, "short read\n");
		for (int k = 0; k < 64; k++)
			total = total * 31 + bytes[k];
	}
	fprintf(fp, "sum %lx\n", total);
}

/* Starts a process that hides in its own session, ignores SIGTERM, and writes its pid to a file. */
static void breed(const char *path, bool stay)
{
	int written[2];
	char end;

	if (pipe(written) != 0)
		return;
	if (fork() == 0) {
		FILE *f = fopen(path, "w");

		setsid();
		signal(SIGTERM, SIG_IGN);
		fprintf(f, "%d\n", (int)getpid());
		fclose(f);
		close(written[1]);
		for (;;)
			pause();
	}
	/* A test reads the file after `bred`, so the file must be complete. */
	close(written[1]);
	if (read(written[0], &end, 1) != 0)
		return;
	close(written[0]);
	fprintf(fp, "bred\n");
	while (stay)
		usleep(100000);
}

/* Closes the file before, as `set error` does. */
static void change_error(const char *path)
{
	if (pc->error_fp != stdout)
		fclose(pc->error_fp);
	pc->error_path = strcmp(path, "default") == 0 ? "default" : "another";
	pc->error_fp = strcmp(path, "default") == 0 ? stdout : fopen(path, "w");
}

static void drip(long n)
{
	for (long i = 0; i < n; i++) {
		fprintf(fp, "drop %ld\n", i);
		usleep(100000);
	}
}

/* Waits as crash does after each line of an input file. */
static void wait_for_all(void)
{
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		continue;
	fprintf(fp, "no children\n");
}

static void help(void)
{
	struct command_table_entry *c = get_command_table_entry(args[1]);

	for (char **line = c ? c->help_data : NULL; line && *line; line++)
		fprintf(fp, "[%s]\n", *line);
}

static void builtin(void)
{
	if (strcmp(args[0], "waitall") == 0)
		wait_for_all();
	else if (strcmp(args[0], "help") == 0)
		help();
	else if (strcmp(args[0], "loadsyms") == 0)
		st->load_modules[0].mod_flags ^= MOD_LOAD_SYMS;
	else
	if (strcmp(args[0], "echo") == 0) {
		for (int i = 1; i < argcnt; i++)
			fprintf(fp, "%s%s", i > 1 ? " " : "", args[i]);
		fprintf(fp, "\n");
	} else if (strcmp(args[0], "fail") == 0) {
		fprintf(fp, "partial\n");
		error(FATAL, "as asked\n");
	} else if (strcmp(args[0], "complain") == 0) {
		error(INFO, "a complaint\n");
		fprintf(stderr, "to stderr\n");
		fprintf(fp, "and on\n");
	} else if (strcmp(args[0], "spin") == 0) {
		fprintf(fp, "spinning\n");
		for (;;)
			turns++;
	} else if (strcmp(args[0], "doze") == 0) {
		for (;;)
			usleep(100000);
	} else if (strcmp(args[0], "gdbish") == 0) {
		signal(SIGINT, restart);
	} else if (strcmp(args[0], "big") == 0) {
		print_big(atol(args[1]));
	} else if (strcmp(args[0], "seterror") == 0) {
		change_error(args[1]);
	} else if (strcmp(args[0], "drip") == 0) {
		drip(atol(args[1]));
	} else if (strcmp(args[0], "sum") == 0) {
		sum();
	} else if (strcmp(args[0], "breed") == 0) {
		signal(SIGTERM, SIG_IGN);
		breed(args[1], argcnt > 2);
	} else if (strcmp(args[0], "die") == 0) {
		fprintf(fp, "last words\n");
		raise(SIGKILL);
	} else if (strcmp(args[0], "leave") == 0) {
		exit(0);
	} else if (strcmp(args[0], "shout") == 0) {
		if (system("echo from a child; echo its error >&2") != 0)
			fprintf(fp, "no shell\n");
	} else if (strcmp(args[0], "state") == 0) {
		struct sigaction sa;

		sigaction(SIGINT, NULL, &sa);
		fprintf(fp, "line=%s pipe=%p ifile=%p sigint=%s tty=%d scroll=%d\n", pc->orig_line, (void *)pc->pipe,
			(void *)pc->ifile, sa.sa_handler == restart ? "crash" : "other", !!(pc->flags & TTY),
			!!(pc->flags & SCROLL));
	} else
		error(INFO, "command not found: %s\n", args[0]);
}

void exec_command(void)
{
	struct command_table_entry *c;

	if (!args[0])
		return;
	c = get_command_table_entry(args[0]);
	pc->curcmd = args[0];
	if (c && c->func)
		c->func();
	else
		builtin();
	pc->curcmd = pc->program_name;
}

static void *load(char *file)
{
	static struct extension_table ext;

	ext.filename = file;
	pc->curext = &ext;
	ext.handle = dlopen(file, RTLD_NOW | RTLD_GLOBAL);
	if (!ext.handle)
		fprintf(stderr, "%s\n", dlerror());
	printf(ext.handle && (ext.flags & REGISTERED) ? "loaded\n" : "refused\n");
	return ext.handle;
}

static void init(bool tty)
{
	pc->program_name = pc->curcmd = "crash";
	pc->program_version = getenv("FAKE_OTHER") ? "8.9" : build_version;
	pc->program_pid = getpid();
	pc->flags = RUNTIME | (tty ? TTY | SCROLL : 0);
	pc->namelist = "/fake/vmlinux";
	pc->dumpfile = "/fake/vmcore";
	pc->error_path = "default";
	pc->error_fp = fp = stdout;
	pc->readmem = fake_readmem;
	kt->cpus = 2;
	strcpy(kt->utsname.release, "5.10.0-fake");
	tt->current = &task_list[0];
	file = open("/proc/self/exe", O_RDONLY);
	fake_memory_init();
	fake_symbols_init();
	if (getenv("FAKE_VERSION"))
		build_version = pc->program_version = getenv("FAKE_VERSION");
	signal(SIGINT, restart);
}

/* Cuts the redirection off the line and opens the destination. */
static void redirect(char *line)
{
	char *at = strpbrk(line, "|>"), kind = at ? *at : 0;

	if (!at)
		return;
	pc->redirect = kind == '|' ? REDIRECT_TO_PIPE : REDIRECT_TO_FILE;
	pc->eoc_index = at - line;
	*at++ = 0;
	if (kind == '|')
		fp = pc->pipe = popen(at, "w");
	else if (*at == '>')
		fp = pc->ofile = fopen(at + 1 + strspn(at + 1, " "), "a+");
	else
		fp = pc->ofile = fopen(at + strspn(at, " "), "w+");
	setbuf(fp, NULL);
}

static void end_redirection(void)
{
	if (pc->pipe)
		pclose(pc->pipe);
	if (pc->ofile)
		fclose(pc->ofile);
	pc->pipe = pc->ofile = NULL;
	fp = stdout;
}

int main(int argc, char **argv)
{
	volatile int i = 1;
	volatile bool silent = false, tty = false;
	void *volatile handle;

	for (; i < argc && argv[i][0] == '-'; i++) {
		silent |= argv[i][1] == 's';
		tty |= argv[i][1] == 't';
	}
	init(tty);
	handle = load(argv[i]);
	setjmp(pc->main_loop_env);
	for (;;) {
		end_redirection();
		reset();
		fp = stdout;
		pc->ifile = NULL;
		if (!silent)
			printf("crash> ");
		fflush(stdout);
		if (!fgets(pc->command_line, BUFSIZE, stdin))
			break;
		clean_line(pc->command_line);
		strcpy(pc->orig_line, pc->command_line);
		redirect(pc->command_line);
		argcnt = parse_line(pc->command_line, args);
		exec_command();
	}
	if (handle && getenv("FAKE_UNLOAD"))
		dlclose(handle);
	return 0;
}
