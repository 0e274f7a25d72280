/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's side of the wire, written without the extension's code so that a mistake there shows. */
#ifndef WIRETEST_H
#define WIRETEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { HELLO = 1, FACTS, READ, PAGES, SYMBOLS, COMMAND, CHAIN, END, INTERRUPT, TRANSLATE, STREAM, BACKGROUND, NEXT };
enum { OK, BAD_FRAME, BAD_REQUEST, VERSION, REFUSED, FAILED, INTERRUPTED, NO_MEMORY, MORE };

struct bytes {
	unsigned char *p;
	size_t n;
};

struct reply {
	int status;		/* -1: the connection ended without a reply */
	uint32_t id;
	struct bytes data;
};

/* Makes a payload. format: 1 2 4 8 is a number of so many bytes, s a text with its length. send_frame() frees it. */
struct bytes pack(const char *format, ...);
uint64_t number(const struct reply *r, size_t at, int bytes);
/* Returns the text at `at` in a buffer that the next call reuses. */
const char *text(const struct reply *r, size_t at);
void reply_free(struct reply *r);

int dial(const char *path);			/* connects; -1: failed */
int greet(const char *path);			/* connects and sends HELLO */
bool send_raw(int fd, const void *p, size_t n);
bool send_frame(int fd, uint32_t id, int op, struct bytes payload);
struct reply receive(int fd);
struct reply ask(int fd, int op, struct bytes payload);
struct reply command(int fd, const char *line);

/* A reply in pieces, put together. outcome: see PROTOCOL.md. */
enum { DONE, ERROR, LATE, DIED };
struct result {
	int status, outcome, detail, pieces;
	char text[70000];
};
struct result all(int fd, int op);
void is(struct result r, int status, int outcome, const char *output);

/* A server: the program in place of crash, which has loaded the extension and serves at `path`. */
struct server {
	pid_t pid;
	int in, out;		/* standard input and output of the server */
	char path[108];
};
extern const char *fake, *extension, *self;
struct server start(const char *command, bool serving);	/* serving: adds the path to the command */
void tell(struct server *s, const char *line);
bool expect(struct server *s, const char *output);	/* waits until the server has printed the output */
bool stop(struct server *s);			/* sends END and ends the input; true: no error, and no socket is left */
int wait_for(struct server *s);			/* ends the input; returns the exit status, or 1000 + signal */
const char *scratch(const char *name);		/* a path in the directory of the tests */

void check(bool ok, const char *what, const char *file, int line);
#define CHECK(x) check((x), #x, __FILE__, __LINE__)

void command_lines(void);
void operations(void);
void commands(void);
void streams(void);
void background(void);
void many_clients(void);
void interrupts(void);
void hostile_clients(void);
void endpoints(void);
void sessions(void);
void turns(void);
int be_resident(const char *path);		/* acts as the resident process */
void on_a_terminal(void);
void the_loader(void);

#endif
