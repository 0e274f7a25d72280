/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TRANSLATE by crash's page table walks and memory map. An error that crash raises costs no other address. */
#include "host/guard.h"
#include "host/host.h"
#include "host/interrupt.h"
#include "ops/memory.h"
#include "ops/ops.h"

#define MAX_ADDRESSES 65536
#define LOOK_EVERY 64

struct translate_job {
	struct request *r;
	struct space space;
	struct wire_in addresses;
	uint32_t left;		/* addresses not begun yet */
	bool begun;
};

static void answer(struct translate_job *j, enum read_outcome outcome, uint64_t to)
{
	j->begun = false;
	out_u8(j->r->out, outcome);
	out_zeros(j->r->out, 7);
	out_u64(j->r->out, outcome == READ_WHOLE ? to : 0);
}

static bool target_of(const struct space *s, uint64_t address, uint64_t *to)
{
	physaddr_t physical = 0;
	ulong page = 0;
	bool ok;

	if (s->kind == SPACE_PHYSICAL) {
		ok = phys_to_page(address, &page);
		*to = page;
		return ok;
	}
	ok = space_translate(s, address, &physical);
	*to = physical;
	return ok;
}

static void translate_all(void *arg)
{
	struct translate_job *j = arg;
	uint64_t to = 0;
	bool ok;

	while (j->left > 0 && !j->r->out->failed) {
		if (j->left % LOOK_EVERY == 0 && interrupt_wanted())
			return;
		j->left--;
		j->begun = true;
		ok = target_of(&j->space, in_u64(&j->addresses), &to);
		answer(j, ok ? READ_WHOLE : NOT_MAPPED, to);
	}
}

static bool get(struct request *r, struct translate_job *j)
{
	uint8_t kind = in_u8(&r->in);
	uint64_t task;

	in_bytes(&r->in, 3);
	j->left = in_u32(&r->in);
	task = in_u64(&r->in);
	j->addresses = r->in;
	if (!r->in.bad)
		in_bytes(&r->in, (size_t)j->left * 8);
	if (!in_done(&r->in) || j->left > MAX_ADDRESSES) {
		reply_text(r, ST_BAD_REQUEST, "TRANSLATE takes at most %u addresses, and exactly as many as its count says",
			   MAX_ADDRESSES);
		return false;
	}
	return space_get(r, &j->space, kind, task);
}

void op_translate(struct request *r)
{
	struct translate_job j = { .r = r };

	if (!get(r, &j))
		return;
	while (guard_run(GUARD_FILES, r->fd, translate_all, &j) == GUARD_ERROR && j.begun)
		answer(&j, OTHER_ERROR, 0);
	if (!r->out->failed && (j.left > 0 || j.begun)) {
		r->status = ST_INTERRUPTED;
		out_cut(r->out, WIRE_HEADER);
	}
}
