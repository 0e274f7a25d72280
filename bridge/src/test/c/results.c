/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wiretest.h"

#include <stdio.h>
#include <string.h>

static void add(struct result *to, const void *p, size_t n)
{
	size_t have = strlen(to->text);

	if (have + n < sizeof(to->text)) {
		memcpy(to->text + have, p, n);
		to->text[have + n] = 0;
	}
}

struct result all(int fd, int op)
{
	struct result result = { .status = MORE, .pieces = -1 };

	while (result.status == MORE) {
		struct reply r = receive(fd);

		result.status = r.status;
		result.pieces++;
		if (r.status == MORE)
			add(&result, r.data.p, r.data.n);
		else if (r.status == OK || r.status == INTERRUPTED) {
			result.outcome = number(&r, 0, 1);
			if (op == STREAM)
				add(&result, text(&r, 1), strlen(text(&r, 1)));
			else
				result.detail = number(&r, 4, 4);
		} else if (r.status >= 0)
			add(&result, text(&r, 0), strlen(text(&r, 0)));
		reply_free(&r);
	}
	return result;
}

void is(struct result r, int status, int outcome, const char *output)
{
	if (r.status != status || r.outcome != outcome || strcmp(r.text, output) != 0)
		printf("    status %d outcome %d detail %d text `%.200s`\n", r.status, r.outcome, r.detail, r.text);
	CHECK(r.status == status);
	CHECK(r.outcome == outcome);
	CHECK(strcmp(r.text, output) == 0);
}
