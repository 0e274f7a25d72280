/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/wire.h"

#include <stdlib.h>
#include <string.h>

/* The buffer of a reply holds the header as well. */
#define OUT_LIMIT ((size_t)WIRE_MAX_REPLY + WIRE_HEADER)
#define KEEP_CAP (1u << 20)

static void put(uint8_t *p, uint64_t v, int n)
{
	for (int i = 0; i < n; i++)
		p[i] = (uint8_t)(v >> (8 * i));
}

static uint64_t get(const uint8_t *p, int n)
{
	uint64_t v = 0;

	for (int i = 0; i < n; i++)
		v |= (uint64_t)p[i] << (8 * i);
	return v;
}

void wire_get_header(struct wire_header *h, const uint8_t b[WIRE_HEADER])
{
	h->magic = (uint32_t)get(b, 4);
	h->length = (uint32_t)get(b + 4, 4);
	h->id = (uint32_t)get(b + 8, 4);
	h->op = (uint16_t)get(b + 12, 2);
	h->status = (uint16_t)get(b + 14, 2);
}

void wire_put_header(const struct wire_header *h, uint8_t b[WIRE_HEADER])
{
	put(b, h->magic, 4);
	put(b + 4, h->length, 4);
	put(b + 8, h->id, 4);
	put(b + 12, h->op, 2);
	put(b + 14, h->status, 2);
}

static bool out_reserve(struct wire_out *o, size_t n)
{
	size_t cap = o->cap ? o->cap : 256;
	uint8_t *data;

	if (o->failed || n > OUT_LIMIT - o->len) {
		o->failed = true;
		return false;
	}
	if (o->len + n <= o->cap)
		return true;
	while (cap < o->len + n)
		cap *= 2;
	data = realloc(o->data, cap);
	if (!data) {
		o->failed = true;
		return false;
	}
	o->data = data;
	o->cap = cap;
	return true;
}

uint8_t *out_space(struct wire_out *o, size_t n)
{
	if (!out_reserve(o, n))
		return NULL;
	o->len += n;
	return o->data + o->len - n;
}

static void out_number(struct wire_out *o, uint64_t v, int n)
{
	uint8_t *p = out_space(o, n);

	if (p)
		put(p, v, n);
}

void out_u8(struct wire_out *o, uint8_t v)
{
	out_number(o, v, 1);
}

void out_u16(struct wire_out *o, uint16_t v)
{
	out_number(o, v, 2);
}

void out_u32(struct wire_out *o, uint32_t v)
{
	out_number(o, v, 4);
}

void out_u64(struct wire_out *o, uint64_t v)
{
	out_number(o, v, 8);
}

void out_zeros(struct wire_out *o, size_t n)
{
	uint8_t *p = out_space(o, n);

	if (p)
		memset(p, 0, n);
}

void out_str(struct wire_out *o, const char *s, size_t n)
{
	uint8_t *p;

	out_u32(o, (uint32_t)n);
	p = out_space(o, n);
	if (p && n)
		memcpy(p, s, n);
}

void out_text(struct wire_out *o, const char *s)
{
	out_str(o, s ? s : "", s ? strlen(s) : 0);
}

void out_before(struct wire_out *o, const void *p, size_t n)
{
	if (n == 0 || !out_space(o, n))
		return;
	memmove(o->data + n, o->data, o->len - n);
	memcpy(o->data, p, n);
}

void out_poke_u32(struct wire_out *o, size_t at, uint32_t v)
{
	if (!o->failed)
		put(o->data + at, v, 4);
}

void out_poke_u64(struct wire_out *o, size_t at, uint64_t v)
{
	if (!o->failed)
		put(o->data + at, v, 8);
}

void out_cut(struct wire_out *o, size_t len)
{
	if (len < o->len)
		o->len = len;
	o->failed = false;
	if (o->cap > KEEP_CAP && o->len < KEEP_CAP) {
		uint8_t *data = realloc(o->data, KEEP_CAP);

		if (data) {
			o->data = data;
			o->cap = KEEP_CAP;
		}
	}
}

void out_free(struct wire_out *o)
{
	free(o->data);
	memset(o, 0, sizeof(*o));
}

const uint8_t *in_bytes(struct wire_in *in, size_t n)
{
	const uint8_t *p = in->p;

	if (in->bad || n > (size_t)(in->end - in->p)) {
		in->bad = true;
		return NULL;
	}
	in->p += n;
	return p;
}

static uint64_t in_number(struct wire_in *in, int n)
{
	const uint8_t *p = in_bytes(in, n);

	return p ? get(p, n) : 0;
}

uint8_t in_u8(struct wire_in *in)
{
	return (uint8_t)in_number(in, 1);
}

uint16_t in_u16(struct wire_in *in)
{
	return (uint16_t)in_number(in, 2);
}

uint32_t in_u32(struct wire_in *in)
{
	return (uint32_t)in_number(in, 4);
}

uint64_t in_u64(struct wire_in *in)
{
	return in_number(in, 8);
}

bool in_done(const struct wire_in *in)
{
	return !in->bad && in->p == in->end;
}
