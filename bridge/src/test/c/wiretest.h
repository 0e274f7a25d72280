/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tests' side of the wire: an encoder of its own, so that a mistake in the extension's is not made twice. */
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
	int status;		/* -1: the connection ended instead */
	uint32_t id;
	struct bytes data;
};

/* Payloads: format letters 1 2 4 8 are numbers of that many bytes, s is a text with its length. Freed by the receiver. */
struct bytes pack(const char *format, ...);
uint64_t number(const struct reply *r, size_t at, int bytes);
/* The text at `at`, in a buffer that the next call reuses. */
const char *text(const struct reply *r, size_t at);
void reply_free(struct reply *r);

int dial(const char *path);			/* without HELLO; -1 */
int greet(const char *path);			/* with HELLO */
bool send_raw(int fd, const void *p, size_t n);
bool send_frame(int fd, uint32_t id, int op, struct bytes payload);
struct reply receive(int fd);
struct reply ask(int fd, int op, struct bytes payload);
struct reply command(int fd, const char *line);

/* A reply in pieces, put together; outcome as in PROTOCOL.md. */
enum { DONE, ERROR, LATE, DIED };
struct result {
	int status, outcome, detail, pieces;
	char text[70000];
};
struct result all(int fd, int op);
void is(struct result r, int status, int outcome, const char *output);

/* A server: the stand-in for crash with the extension loaded, serving at server.path. */
struct server {
	pid_t pid;
	int in, out;		/* its standard input and output */
	char path[108];
};
extern const char *fake, *extension, *self;
struct server start(const char *command, bool serving);	/* command: "jkdump serve", PATH is added */
void tell(struct server *s, const char *line);
bool expect(struct server *s, const char *output);	/* waits until it has printed that */
bool stop(struct server *s);			/* END, end of input; true: it ended well and left no socket */
int wait_for(struct server *s);			/* its exit status; 1000 + signal */
const char *scratch(const char *name);		/* a path in the tests' own directory */

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
int be_resident(const char *path);		/* what the launcher does for the tests of turns */
void on_a_terminal(void);
void the_loader(void);

#endif
