/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of crash about the running command: put aside while crash serves, put back afterwards. */
#ifndef JKDUMP_STATE_H
#define JKDUMP_STATE_H

#include <stdbool.h>

bool state_save(void);		/* false: no memory */
void state_restore(void);
void state_reset(void);		/* sets the state of a new prompt */

#endif
