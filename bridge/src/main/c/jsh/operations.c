/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "background/background.h"
#include "jsh/operations.h"
#include "jsh/turns.h"
#include "ops/ops.h"

const struct operation operations[WIRE_OPS] = {
	[OP_HELLO] = { "HELLO", op_hello },
	[OP_FACTS] = { "FACTS", op_facts },
	[OP_READ] = { "READ", op_read, .reads_memory = true },
	[OP_PAGES] = { "PAGES", op_pages, .reads_memory = true },
	[OP_SYMBOLS] = { "SYMBOLS", op_symbols },
	[OP_COMMAND] = { "COMMAND", op_command },
	[OP_CHAIN] = { "CHAIN", op_chain, .reads_memory = true },
	[OP_END] = { "END", op_end },
	[OP_TRANSLATE] = { "TRANSLATE", op_translate, .reads_memory = true },
	[OP_STREAM] = { "STREAM", op_stream },
	[OP_BACKGROUND] = { "BACKGROUND", op_background },
	[OP_NEXT] = { "NEXT", op_next },
};
