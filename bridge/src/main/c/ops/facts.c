/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FACTS. */
#include "host/host.h"
#include "ops/ops.h"

static uint32_t count;

static void fact(struct wire_out *o, const char *key, const char *value)
{
	out_text(o, key);
	out_text(o, value);
	count++;
}

static void number(struct wire_out *o, const char *key, unsigned long value)
{
	char text[32];

	snprintf(text, sizeof(text), "%lu", value);
	fact(o, key, text);
}

static void address(struct wire_out *o, const char *key, unsigned long value)
{
	char text[32];

	snprintf(text, sizeof(text), "0x%lx", value);
	fact(o, key, text);
}

/* Absolute, because the client may be in another directory than crash. */
static void file(struct wire_out *o, const char *key, const char *name)
{
	char *path = realpath(name, NULL);

	fact(o, key, path ? path : name);
	free(path);
}

static void about_crash(struct wire_out *o)
{
	number(o, "pid", getpid());
	number(o, "protocol", WIRE_VERSION);
	fact(o, "crash.version", build_version);
	fact(o, "crash.target", build_target);
	fact(o, "crash.built", JKDUMP_CRASH_BUILT);
	file(o, "namelist", pc->namelist);
	fact(o, "dumpfile", ACTIVE() ? "" : pc->dumpfile);
	fact(o, "live", ACTIVE() ? "1" : "0");
}

static void about_machine(struct wire_out *o)
{
	fact(o, "machine", "x86_64");
	fact(o, "byteorder", __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? "little" : "big");
	number(o, "pagesize", machdep->pagesize);
	number(o, "pageshift", machdep->pageshift);
	address(o, "page.offset", PTOV(0));
	number(o, "hz", machdep->hz);
	number(o, "cpus", kt->cpus);
	number(o, "pointer.size", sizeof(void *));
	number(o, "int.size", sizeof(int));
	number(o, "long.size", sizeof(long));
	fact(o, "release", kt->utsname.release);
}

void op_facts(struct request *r)
{
	if (!in_done(&r->in)) {
		reply_text(r, ST_BAD_REQUEST, "FACTS has no payload");
		return;
	}
	count = 0;
	out_u32(r->out, 0);
	about_crash(r->out);
	about_machine(r->out);
	out_poke_u32(r->out, WIRE_HEADER, count);
}
