/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operation BACKGROUND: a command with a deadline, in a forked child that inherits the state of crash. */
#ifndef JKDUMP_BACKGROUND_H
#define JKDUMP_BACKGROUND_H

#include "server/request.h"

void op_background(struct request *r);

#endif
