/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ends the running operation: on INTERRUPT, on ^C, on too much output, and if the client or the owner hangs up. */
#ifndef JKDUMP_INTERRUPT_H
#define JKDUMP_INTERRUPT_H

#include <stdbool.h>
#include <stddef.h>

/* Hooks of the layers above. A signal handler calls the functions. */
struct interrupt_hooks {
	bool (*client_stops)(int client);	/* the client sent INTERRUPT or hung up */
	void (*tick)(void);			/* called every 20 ms while an operation runs */
	size_t max_output;			/* bytes; a command that prints more is ended */
};

bool interrupt_open(const struct interrupt_hooks *hooks);
void interrupt_close(void);
/* Watches client (a socket, -1: none) until interrupt_end(). While armed, a command is left by longjmp. */
void interrupt_begin(int client, bool command);
void interrupt_arm(bool on);
void interrupt_end(void);
bool interrupt_wanted(void);
bool interrupt_too_much(void);		/* the command printed more than a reply can hold */
bool interrupt_told(void);		/* crash or GDB was told to give up */
bool interrupt_told_gdb(void);		/* GDB's handler was called since the last question */

/* Ends the running operation; async-signal-safe. */
void interrupt_now(void);
/* A hang-up of fd (-1: none) ends the running operation and calls lost(), in a signal handler. */
void interrupt_owner(int fd, void (*lost)(void));

#endif
