/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every operation of PROTOCOL.md and the function that does it. */
#ifndef JKDUMP_OPERATIONS_H
#define JKDUMP_OPERATIONS_H

#include "server/request.h"

extern const struct operation operations[WIRE_OPS];

#endif
