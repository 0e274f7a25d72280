/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads within one page, with the reason of a failure. Call these functions under the guard. */
#ifndef JKDUMP_MEMORY_H
#define JKDUMP_MEMORY_H

#include "host/host.h"
#include "server/request.h"

enum read_outcome { READ_WHOLE, NOT_MAPPED, EXCLUDED, BEYOND, OTHER_ERROR };
enum { SPACE_KERNEL, SPACE_USER, SPACE_PHYSICAL };

struct space {
	uint8_t kind;
	struct task_context *task;	/* whose address space SPACE_USER is */
};

/* Checks kind and task. False: the reply is written. */
bool space_get(struct request *r, struct space *s, uint8_t kind, uint64_t task);
/* Translates to a physical address. False with *physical not 0: a user page that was swapped out. */
bool space_translate(const struct space *s, uint64_t address, physaddr_t *physical);
/* Reads n bytes that do not cross the end of a page. */
enum read_outcome page_read(const struct space *s, uint64_t address, void *to, uint32_t n);
uint32_t page_rest(uint64_t address);	/* bytes from address to the end of its page */

#endif
