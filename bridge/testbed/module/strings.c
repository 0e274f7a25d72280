// SPDX-License-Identifier: GPL-3.0-or-later
/* Text: with and without NUL, in several encodings, at no memory. memory.c has the strings at the end of a page. */
#include "jkdump.h"

static char some_text[] = "pointed at";

struct jkdump_strings {
	char closed[16];
	char full[5];
	char empty[4];
	char utf8[16];
	char latin1[8];
	char cut[6];
	char control[16];
	char inner_nul[12];
	signed char as_signed[8];
	u8 as_bytes[8];
	char single;
	char *pointer;
	const char *constant;
	char *null;
	const char *pointer_empty;
	const char *pointer_utf8;
	const char *pointer_long;
	char *unmapped;
};

struct jkdump_strings jkdump_strings = {
	.closed = "hello",				/* hello */
	.full = { 'f', 'u', 'l', 'l', '!' },		/* full!, five characters, no NUL */
	.empty = "",					/* the empty string */
	.utf8 = "gr\xc3\xbc\xc3\x9f" "e \xe2\x82\xac",	/* UTF-8: g r u-umlaut sharp-s e space euro */
	.latin1 = "gr\xfc\xdf" "e",			/* not UTF-8: bytes 67 72 fc df 65 */
	.cut = { 'a', 'b', 'c', 'd', 0xe2, 0x82 },	/* abcd and two thirds of a euro sign */
	.control = "tab\tnl\nq\"b\\\x01\x7f",		/* needs escapes */
	.inner_nul = "front\0back",			/* front; back lies behind the NUL */
	.as_signed = "signed",				/* signed */
	.as_bytes = "bytes",				/* u8[], not text by type: 98 121 116 101 115 0 0 0 */
	.single = 'x',					/* 120, x */
	.pointer = some_text,				/* pointed at */
	.constant = "in .rodata",			/* in .rodata */
	.null = NULL,					/* NULL */
	.pointer_empty = "",				/* the empty string */
	.pointer_utf8 = "\xe6\x97\xa5\xe6\x9c\xac",	/* UTF-8: two CJK characters, four columns wide */
	.pointer_long =					/* 300 characters: ten times abc...z0123 */
		"abcdefghijklmnopqrstuvwxyz0123abcdefghijklmnopqrstuvwxyz0123"
		"abcdefghijklmnopqrstuvwxyz0123abcdefghijklmnopqrstuvwxyz0123"
		"abcdefghijklmnopqrstuvwxyz0123abcdefghijklmnopqrstuvwxyz0123"
		"abcdefghijklmnopqrstuvwxyz0123abcdefghijklmnopqrstuvwxyz0123"
		"abcdefghijklmnopqrstuvwxyz0123abcdefghijklmnopqrstuvwxyz0123",
	.unmapped = (char *)JKDUMP_UNMAPPED,		/* unreadable */
};

char jkdump_char_array[] = "a global char[]";		/* 16 bytes with its NUL */
const char *jkdump_char_pointer = "a global char *";
char *jkdump_char_null;					/* NULL */
