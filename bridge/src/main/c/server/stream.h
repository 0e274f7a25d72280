/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command prints is sent while it runs: frames of MORE, from a timer's handler, as far as the client takes them. */
#ifndef JKDUMP_STREAM_H
#define JKDUMP_STREAM_H

#include "server/wire.h"

void stream_begin(int fd, uint32_t id, uint16_t op);
void stream_push(void);				/* async-signal-safe */
size_t stream_end(void);			/* nothing is pushed any more; bytes of text that went, or will go, by MORE */
/* Puts the rest of a frame of MORE that fd has taken a part of in front of what it gets next. */
void stream_rest(int fd, struct wire_out *out);

#endif
