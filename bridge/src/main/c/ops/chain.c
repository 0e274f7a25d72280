/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CHAIN. */
#include "host/guard.h"
#include "host/host.h"
#include "host/interrupt.h"
#include "ops/memory.h"
#include "ops/ops.h"

enum reason { CAME_TO_STOP, CAME_TO_NULL, FOUND_MAX, UNREADABLE, LOOPS, WAS_INTERRUPTED };

#define CACHED 512	/* pages in a direct-mapped cache */
#define LOOK_EVERY 256

struct cached_page {
	uint64_t address;	/* 1: the entry is empty */
	uint8_t *bytes;
};

struct chain {
	struct request *r;
	struct space space;
	uint32_t max, count;
	uint64_t offset, stop, at;
	uint32_t *seen, seen_size;	/* hash table with open addressing: i + 1 for the i-th address */
	struct cached_page pages[CACHED];
	enum reason reason;
	bool busy, no_memory;
	size_t base;			/* offset of the addresses in the reply */
};

static uint64_t nth(const struct chain *c, uint32_t i)
{
	uint64_t v;

	memcpy(&v, c->r->out->data + c->base + 8ul * i, 8);
	return v;
}

static uint32_t *slot(struct chain *c, uint64_t address)
{
	uint32_t i = (uint32_t)((address * 0x9e3779b97f4a7c15ull) >> 32) & (c->seen_size - 1);

	while (c->seen[i] && nth(c, c->seen[i] - 1) != address)
		i = (i + 1) & (c->seen_size - 1);
	return &c->seen[i];
}

static bool grow(struct chain *c)
{
	uint32_t *old = c->seen;

	c->seen_size = c->seen_size ? c->seen_size * 2 : 1024;
	c->seen = calloc(c->seen_size, sizeof(*c->seen));
	free(old);
	if (!c->seen) {
		c->no_memory = true;
		return false;
	}
	for (uint32_t i = 0; i < c->count; i++)
		*slot(c, nth(c, i)) = i + 1;
	return true;
}

/* False: the chain ends here. */
static bool append(struct chain *c, uint64_t address)
{
	uint32_t *s;

	if (c->count * 2ul >= c->seen_size && !grow(c))
		return false;
	s = slot(c, address);
	c->reason = *s ? LOOPS : FOUND_MAX;
	if (*s || c->count >= c->max)
		return false;
	out_u64(c->r->out, address);
	if (c->r->out->failed)
		return false;
	*s = ++c->count;
	return true;
}

static const uint8_t *cached_page(struct chain *c, uint64_t address)
{
	struct cached_page *p = &c->pages[(address / machdep->pagesize) % CACHED];

	if (p->bytes && p->address == address)
		return p->bytes;
	p->address = 1;
	if (!p->bytes && !(p->bytes = malloc(machdep->pagesize)))
		return NULL;
	if (page_read(&c->space, address, p->bytes, machdep->pagesize) != READ_WHOLE)
		return NULL;
	p->address = address;
	return p->bytes;
}

static bool pointer_at(struct chain *c, uint64_t address, uint64_t *value)
{
	uint8_t bytes[8];

	for (uint32_t got = 0; got < 8; ) {
		uint64_t a = address + got;
		uint32_t n = MIN(page_rest(a), 8 - got);
		uint64_t start = a & ~(uint64_t)(machdep->pagesize - 1);
		const uint8_t *page = cached_page(c, start);

		if (!page)
			return false;
		memcpy(bytes + got, page + (a - start), n);
		got += n;
	}
	memcpy(value, bytes, 8);
	return true;
}

static void ends(struct chain *c, enum reason reason, uint64_t at)
{
	c->reason = reason;
	c->at = at;
	c->busy = false;
}

static void follow(void *arg)
{
	struct chain *c = arg;
	uint64_t a = c->at, next;

	for (;;) {
		c->at = a;
		if (a == 0 || a == c->stop) {
			ends(c, a == 0 ? CAME_TO_NULL : CAME_TO_STOP, a);
			return;
		}
		if (c->count % LOOK_EVERY == 0 && interrupt_wanted()) {
			ends(c, WAS_INTERRUPTED, a);
			return;
		}
		if (!append(c, a)) {
			c->busy = false;
			return;
		}
		c->at = a + c->offset;
		if (!pointer_at(c, c->at, &next)) {
			ends(c, UNREADABLE, c->at);
			return;
		}
		a = next;
	}
}

static bool get_chain(struct request *r, struct chain *c)
{
	uint8_t kind = in_u8(&r->in);
	uint64_t task;

	in_bytes(&r->in, 3);
	c->max = in_u32(&r->in);
	task = in_u64(&r->in);
	c->at = in_u64(&r->in);
	c->offset = in_u64(&r->in);
	c->stop = in_u64(&r->in);
	if (!in_done(&r->in)) {
		reply_text(r, ST_BAD_REQUEST, "the payload of CHAIN has 48 bytes");
		return false;
	}
	return space_get(r, &c->space, kind, task);
}

static void finish(struct chain *c)
{
	struct wire_out *o = c->r->out;

	if (c->no_memory)
		o->failed = true;
	if (o->failed)
		return;
	o->data[WIRE_HEADER] = c->reason;
	out_poke_u32(o, WIRE_HEADER + 4, c->count);
	out_poke_u64(o, WIRE_HEADER + 8, c->at);
	if (c->reason == WAS_INTERRUPTED)
		c->r->status = ST_INTERRUPTED;
}

static void run(struct chain *c)
{
	enum guard_result g;

	out_zeros(c->r->out, 16);
	c->base = c->r->out->len;
	c->busy = true;
	g = guard_run(GUARD_FILES, c->r->fd, follow, c);
	if (g != GUARD_DONE)
		ends(c, g == GUARD_INTERRUPTED ? WAS_INTERRUPTED : UNREADABLE, c->at);
	finish(c);
}

void op_chain(struct request *r)
{
	struct chain *c = calloc(1, sizeof(*c));

	if (!c) {
		r->out->failed = true;
		return;
	}
	c->r = r;
	if (get_chain(r, c))
		run(c);
	for (int i = 0; i < CACHED; i++)
		free(c->pages[i].bytes);
	free(c->seen);
	free(c);
}
