/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading within one page, with the reason where it can't be read. To be called under the guard. */
#ifndef JKDUMP_MEMORY_H
#define JKDUMP_MEMORY_H

#include "host/host.h"
#include "server/request.h"

enum read_outcome { READ_WHOLE, NOT_MAPPED, EXCLUDED, BEYOND, OTHER_ERROR };
enum { SPACE_KERNEL, SPACE_USER, SPACE_PHYSICAL };

struct space {
	uint8_t kind;
	struct task_context *task;	/* of SPACE_USER */
};

/* Reads kind, padding and checks task; where that fails the reply is written and false returned. */
bool space_get(struct request *r, struct space *s, uint8_t kind, uint64_t task);
/* The physical address behind an address; physical is not 0 for a user page that was swapped out. */
bool space_translate(const struct space *s, uint64_t address, physaddr_t *physical);
/* n bytes that do not cross a page's end. */
enum read_outcome page_read(const struct space *s, uint64_t address, void *to, uint32_t n);
uint32_t page_rest(uint64_t address);	/* bytes from address to the end of its page */

#endif
