/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of PROTOCOL.md: little-endian numbers, texts, headers. */
#ifndef JKDUMP_WIRE_H
#define JKDUMP_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WIRE_MAGIC 0x50444b4au
#define WIRE_VERSION 2
#define WIRE_OLDEST 2
#define WIRE_HEADER 16
#define WIRE_MAX_REQUEST (16u << 20)
#define WIRE_MAX_REPLY (1u << 30)
#define WIRE_PIECE (64u << 10)		/* most bytes of text in a frame of MORE */

enum wire_op {
	OP_HELLO = 1, OP_FACTS, OP_READ, OP_PAGES, OP_SYMBOLS, OP_COMMAND, OP_CHAIN, OP_END, OP_INTERRUPT, OP_TRANSLATE,
	OP_STREAM, OP_BACKGROUND, OP_NEXT,
	WIRE_OPS	/* one more than the last */
};

enum wire_status {
	ST_OK, ST_BAD_FRAME, ST_BAD_REQUEST, ST_VERSION, ST_REFUSED, ST_FAILED, ST_INTERRUPTED, ST_NO_MEMORY,
	ST_MORE
};

struct wire_header {
	uint32_t magic, length, id;
	uint16_t op, status;
};

/* Bytes being written. After a failed allocation `failed` stays set, and writes do nothing. */
struct wire_out {
	uint8_t *data;
	size_t len, cap;
	bool failed;
};

/* Bytes being read. After a read past the end `bad` stays set, and reads give zeros. */
struct wire_in {
	const uint8_t *p, *end;
	bool bad;
};

void wire_get_header(struct wire_header *h, const uint8_t bytes[WIRE_HEADER]);
void wire_put_header(const struct wire_header *h, uint8_t bytes[WIRE_HEADER]);

uint8_t *out_space(struct wire_out *o, size_t n);	/* n bytes to fill; NULL: no memory */
void out_u8(struct wire_out *o, uint8_t v);
void out_u16(struct wire_out *o, uint16_t v);
void out_u32(struct wire_out *o, uint32_t v);
void out_u64(struct wire_out *o, uint64_t v);
void out_zeros(struct wire_out *o, size_t n);
void out_str(struct wire_out *o, const char *s, size_t n);
void out_text(struct wire_out *o, const char *s);
void out_before(struct wire_out *o, const void *p, size_t n);	/* inserts n bytes at the start */
void out_poke_u32(struct wire_out *o, size_t at, uint32_t v);
void out_poke_u64(struct wire_out *o, size_t at, uint64_t v);
void out_cut(struct wire_out *o, size_t len);		/* cuts to `len` bytes and clears `failed` */
void out_free(struct wire_out *o);

uint8_t in_u8(struct wire_in *in);
uint16_t in_u16(struct wire_in *in);
uint32_t in_u32(struct wire_in *in);
uint64_t in_u64(struct wire_in *in);
const uint8_t *in_bytes(struct wire_in *in, size_t n);	/* NULL: past the end */
bool in_done(const struct wire_in *in);			/* all bytes were read, and none was missing */

#endif
