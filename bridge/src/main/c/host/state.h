/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What crash keeps about the command that it runs: put aside while serving and put back afterwards. */
#ifndef JKDUMP_STATE_H
#define JKDUMP_STATE_H

#include <stdbool.h>

bool state_save(void);		/* false: no memory */
void state_restore(void);
void state_reset(void);		/* as fresh as at a new prompt */

#endif
