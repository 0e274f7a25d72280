/* SPDX-License-Identifier: GPL-3.0-or-later */
/* READ and PAGES. An error that crash raises for one page costs no other page. */
#include "host/guard.h"
#include "host/host.h"
#include "host/interrupt.h"
#include "ops/memory.h"
#include "ops/ops.h"

#define MAX_BYTES (256u << 20)
#define MAX_PAGES 65536
#define LOOK_EVERY 64

struct read_job {
	struct request *r;
	struct space space;
	struct wire_in segments;
	uint32_t left;		/* segments not begun yet */
	bool begun;		/* the segment below is half read */
	uint64_t address;
	uint32_t size, got;
	size_t at;		/* offset of the segment in the reply */
};

static void segment_begin(struct read_job *j)
{
	struct wire_out *o = j->r->out;

	j->address = in_u64(&j->segments);
	j->size = in_u32(&j->segments);
	j->got = 0;
	j->at = o->len;
	j->left--;
	j->begun = true;
	out_zeros(o, 16);
	out_space(o, j->size);
}

static void segment_end(struct read_job *j, enum read_outcome outcome)
{
	struct wire_out *o = j->r->out;

	j->begun = false;
	if (o->failed)
		return;
	o->data[j->at] = outcome;
	out_poke_u32(o, j->at + 4, j->got);
	out_poke_u64(o, j->at + 8, outcome == READ_WHOLE ? 0 : j->address + j->got);
	o->len = j->at + 16 + j->got;
}

static enum read_outcome segment_read(struct read_job *j)
{
	while (j->got < j->size) {
		uint64_t a = j->address + j->got;
		uint32_t n = MIN(page_rest(a), j->size - j->got);
		enum read_outcome o;

		if (a < j->address)
			return NOT_MAPPED;
		o = page_read(&j->space, a, j->r->out->data + j->at + 16 + j->got, n);
		if (o != READ_WHOLE)
			return o;
		j->got += n;
	}
	return READ_WHOLE;
}

static void read_all(void *arg)
{
	struct read_job *j = arg;

	while (j->left > 0 && !j->r->out->failed && !interrupt_wanted()) {
		segment_begin(j);
		if (!j->r->out->failed)
			segment_end(j, segment_read(j));
	}
}

static bool sizes_fit(struct request *r, struct wire_in in, uint32_t count)
{
	uint64_t sum = 0;

	if ((uint64_t)count * 12 != (uint64_t)(in.end - in.p)) {
		reply_text(r, ST_BAD_REQUEST, "READ of %u segments, 12 bytes each, has %zu bytes for the segments", count,
			   (size_t)(in.end - in.p));
		return false;
	}
	for (uint32_t i = 0; i < count; i++) {
		in_u64(&in);
		sum += in_u32(&in);
	}
	if (sum > MAX_BYTES)
		reply_text(r, ST_BAD_REQUEST, "READ of %llu bytes: at most %u at once", (unsigned long long)sum, MAX_BYTES);
	return sum <= MAX_BYTES;
}

static bool get_head(struct request *r, uint8_t *kind, uint32_t *count, uint64_t *task)
{
	*kind = in_u8(&r->in);
	in_bytes(&r->in, 3);
	*count = in_u32(&r->in);
	*task = in_u64(&r->in);
	if (r->in.bad)
		reply_text(r, ST_BAD_REQUEST, "the payload is too short");
	return !r->in.bad;
}

void op_read(struct request *r)
{
	struct read_job j = { .r = r };
	uint8_t kind;
	uint64_t task;

	if (!get_head(r, &kind, &j.left, &task) || !sizes_fit(r, r->in, j.left) || !space_get(r, &j.space, kind, task))
		return;
	j.segments = r->in;
	while (guard_run(GUARD_FILES, r->fd, read_all, &j) == GUARD_ERROR && j.begun)
		segment_end(&j, OTHER_ERROR);
	if (!r->out->failed && (j.left > 0 || j.begun)) {
		r->status = ST_INTERRUPTED;
		out_cut(r->out, WIRE_HEADER);
	}
}

struct pages_job {
	struct request *r;
	struct space space;
	uint32_t count, done, size;
	uint64_t address;
	size_t outcomes, bytes;
};

static void page_end(struct pages_job *j, enum read_outcome o)
{
	j->r->out->data[j->outcomes + j->done++] = o;
	if (o == READ_WHOLE)
		j->bytes += j->size;
}

static void read_pages(void *arg)
{
	struct pages_job *j = arg;

	for (; j->done < j->count; ) {
		uint64_t a = j->address + (uint64_t)j->done * j->size;

		if (j->done % LOOK_EVERY == 0 && interrupt_wanted())
			return;
		page_end(j, a < j->address ? NOT_MAPPED : page_read(&j->space, a, j->r->out->data + j->bytes, j->size));
	}
}

static bool get_pages(struct request *r, struct pages_job *j)
{
	uint8_t kind;
	uint64_t task;

	if (!get_head(r, &kind, &j->count, &task))
		return false;
	j->address = in_u64(&r->in);
	j->size = machdep->pagesize;
	if (!in_done(&r->in) || j->count < 1 || j->count > MAX_PAGES || j->address % j->size != 0) {
		reply_text(r, ST_BAD_REQUEST, "PAGES wants 1 to %u pages from an address that is a multiple of %u", MAX_PAGES,
			   j->size);
		return false;
	}
	return space_get(r, &j->space, kind, task);
}

void op_pages(struct request *r)
{
	struct pages_job j = { .r = r };
	struct wire_out *o = r->out;

	if (!get_pages(r, &j))
		return;
	out_u32(o, j.count);
	j.outcomes = o->len;
	out_zeros(o, j.count);
	j.bytes = o->len;
	out_space(o, (size_t)j.count * j.size);
	if (o->failed)
		return;
	while (guard_run(GUARD_FILES, r->fd, read_pages, &j) == GUARD_ERROR && j.done < j.count)
		page_end(&j, OTHER_ERROR);
	o->len = j.bytes;
	if (j.done < j.count) {
		r->status = ST_INTERRUPTED;
		out_cut(o, WIRE_HEADER);
	}
}
