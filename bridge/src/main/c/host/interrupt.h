/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ends what runs for a client: on INTERRUPT, when the client or the owner hangs up, on ^C, on too much output. */
#ifndef JKDUMP_INTERRUPT_H
#define JKDUMP_INTERRUPT_H

#include <stdbool.h>
#include <stddef.h>

/* What the layers above know; the functions are called in a signal handler. */
struct interrupt_hooks {
	bool (*client_stops)(int client);	/* the client has asked for the end of what runs, or hung up */
	void (*tick)(void);			/* while something runs, every 20 ms */
	size_t max_output;			/* a command that prints more is ended */
};

bool interrupt_open(const struct interrupt_hooks *hooks);
void interrupt_close(void);
/* From here to interrupt_end() client (a socket, or -1) is looked at; a command is left by longjmp while armed. */
void interrupt_begin(int client, bool command);
void interrupt_arm(bool on);
void interrupt_end(void);
bool interrupt_wanted(void);
bool interrupt_too_much(void);		/* more output than a reply can hold */
bool interrupt_told(void);		/* crash or GDB was told to stop of itself */
bool interrupt_told_gdb(void);		/* and forgets it */

/* For signal handlers: end the running operation. */
void interrupt_now(void);
/* fd's hang-up ends the running operation and calls lost() (from a signal handler); -1: none. */
void interrupt_owner(int fd, void (*lost)(void));

#endif
