/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command in a child of crash, which comes with all that crash knows, and a deadline. */
#ifndef JKDUMP_BACKGROUND_H
#define JKDUMP_BACKGROUND_H

#include "server/request.h"

void op_background(struct request *r);

#endif
