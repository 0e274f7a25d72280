/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations of PROTOCOL.md that read the dump or run a command in crash itself. */
#ifndef JKDUMP_OPS_H
#define JKDUMP_OPS_H

#include "server/request.h"

void op_facts(struct request *r);
void op_read(struct request *r);
void op_pages(struct request *r);
void op_symbols(struct request *r);
void op_command(struct request *r);
void op_stream(struct request *r);
void op_chain(struct request *r);
void op_translate(struct request *r);

#endif
