/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jsh/turns.h"

#include <string.h>

static struct wire_out next;

bool turns_set(unsigned flags, const char *output, int n, char *const *words)
{
	turns_clear();
	out_u8(&next, flags);
	out_zeros(&next, 3);
	out_text(&next, output);
	out_u32(&next, n);
	for (int i = 0; i < n; i++)
		out_text(&next, words[i]);
	if (next.failed)
		turns_clear();
	return next.len > 0;
}

bool turns_take(struct wire_out *o)
{
	uint8_t *to;

	if (next.len == 0)
		return false;
	to = out_space(o, next.len);
	if (to)
		memcpy(to, next.data, next.len);
	turns_clear();
	return true;
}

void turns_clear(void)
{
	out_free(&next);
}

void op_next(struct request *r)
{
	if (!in_done(&r->in))
		reply_text(r, ST_BAD_REQUEST, "NEXT has no payload");
	else if (!r->kept)
		reply_text(r, ST_FAILED, "only the process that jsh started may ask for the next turn");
	else if (r->asked)
		reply_text(r, ST_FAILED, "another connection waits for the next turn already");
	else if (!turns_take(r->out))
		r->withheld = true;
}
