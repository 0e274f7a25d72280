/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends the output of a command while the command runs: frames of MORE, as fast as the client reads them. */
#ifndef JKDUMP_STREAM_H
#define JKDUMP_STREAM_H

#include "server/wire.h"

void stream_begin(int fd, uint32_t id, uint16_t op);
void stream_push(void);				/* called by the tick of interrupt_hooks; async-signal-safe */
size_t stream_end(void);			/* bytes of text put into frames */
/* Puts the unsent rest of the last frame in front of the reply to fd. */
void stream_rest(int fd, struct wire_out *out);

#endif
