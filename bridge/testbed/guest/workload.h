// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef JKDUMP_WORKLOAD_H
#define JKDUMP_WORKLOAD_H

#include <pthread.h>
#include <sys/types.h>

void must(int ok, const char *what);
void name_self(const char *format, int a, int b, int c);
void sleep_for_ever(void);
void start_thread(const char *format, int a, int b);
/* Forks a process called name, which does run() and then sleeps for ever. */
pid_t start(void (*run)(void), const char *name);

void start_memory(void);
void start_network(void);
void start_pipes(void);
void start_unix_sockets(void);
void start_waits(void);

#endif
