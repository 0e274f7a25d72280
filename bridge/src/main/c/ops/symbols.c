/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SYMBOLS. */
#include "host/guard.h"
#include "host/host.h"
#include "ops/ops.h"

struct list {
	struct request *r;
	uint32_t n;
	size_t addresses, owners, types;	/* offsets in the reply; the names are appended */
	uint32_t i;
	uint16_t owner;
	bool counting;
};

static bool is_pseudo(const struct syment *sp)
{
	return strncmp(sp->name, "_MODULE_", 8) == 0;
}

static void add(struct list *l, const struct syment *sp)
{
	struct wire_out *o = l->r->out;
	size_t n = strlen(sp->name) + 1;
	uint8_t *name;

	if (l->counting) {
		l->n++;
		return;
	}
	name = out_space(o, n);
	if (!name || l->i >= l->n)
		return;
	memcpy(name, sp->name, n);
	out_poke_u64(o, l->addresses + 8ul * l->i, sp->value);
	o->data[l->owners + 2ul * l->i] = (uint8_t)l->owner;
	o->data[l->owners + 2ul * l->i + 1] = (uint8_t)(l->owner >> 8);
	o->data[l->types + l->i] = (uint8_t)sp->type;
	l->i++;
}

/* Includes `last`. The symend of a module is its last symbol, the symend of vmlinux lies behind the last one. */
static void add_range(struct list *l, const struct syment *sp, const struct syment *last)
{
	for (; sp && sp <= last; sp++)
		if (sp->name && !is_pseudo(sp))
			add(l, sp);
}

/* `mod -s` puts the per-CPU symbols of a module outside of the module's regions. */
static void add_per_cpu(struct list *l, const struct load_module *m)
{
	if (!(m->mod_flags & MOD_LOAD_SYMS) || !m->mod_percpu)
		return;
	for (const struct syment *sp = m->mod_load_symtable; sp && sp <= m->mod_load_symend; sp++)
		if (sp->value >= m->mod_percpu && sp->value < m->mod_percpu + m->mod_percpu_size)
			add_range(l, sp, sp);
}

static void add_module(struct list *l, struct load_module *m)
{
	const struct module_regions *regions = (void *)((char *)m + MODULE_COMMON);

	if (!host_has_regions() || !(kt->flags2 & KERNEL_HAS_REGIONS)) {
		add_range(l, m->mod_symtable, m->mod_symend);
		add_range(l, m->mod_init_symtable, m->mod_init_symend);
		return;
	}
	for (int t = 0; t < REGIONS; t++)
		if (regions->symtable && regions->symtable[t])
			add_range(l, regions->symtable[t], regions->symend[t]);
	add_per_cpu(l, m);
}

static void walk(struct list *l)
{
	l->owner = 0;
	if (st->symend > st->symtable)
		add_range(l, st->symtable, st->symend - 1);
	for (int i = 0; i < st->mods_installed; i++) {
		l->owner = (uint16_t)(i + 1);
		add_module(l, host_module(i));
	}
}

static void put_region(struct wire_out *o, uint64_t base, uint64_t size)
{
	out_u64(o, base);
	out_u64(o, size);
}

static void put_regions(struct wire_out *o, struct load_module *m)
{
	const struct module_regions *regions = (void *)((char *)m + MODULE_COMMON);
	uint32_t n = 0;

	if (!host_has_regions() || !(kt->flags2 & KERNEL_HAS_REGIONS)) {
		out_u32(o, 1);
		put_region(o, m->mod_base, m->mod_size);
		return;
	}
	for (int t = 0; t < REGIONS; t++)
		n += regions->mem[t].size > 0;
	out_u32(o, n);
	for (int t = 0; t < REGIONS; t++)
		if (regions->mem[t].size > 0)
			put_region(o, regions->mem[t].base, regions->mem[t].size);
}

static void put_modules(struct list *l)
{
	struct wire_out *o = l->r->out;

	out_u32(o, st->mods_installed);
	for (int i = 0; i < st->mods_installed; i++) {
		struct load_module *m = host_module(i);

		out_str(o, m->mod_name, strnlen(m->mod_name, MAX_MOD_NAME));
		put_regions(o, m);
	}
}

static void put_symbols(void *arg)
{
	struct list *l = arg;
	struct wire_out *o = l->r->out;

	put_modules(l);
	l->counting = true;
	walk(l);
	l->counting = false;
	out_u32(o, l->n);
	l->addresses = o->len;
	l->owners = l->addresses + 8ul * l->n;
	l->types = l->owners + 2ul * l->n;
	out_zeros(o, 11ul * l->n);
	if (!o->failed)
		walk(l);
}

/* Fails if the tables of the running crash are laid out in another way than the header says. */
static bool tables_are_sound(void)
{
	if (!st || st->symend < st->symtable || st->symcnt != st->symend - st->symtable)
		return false;
	if (st->mods_installed < 0 || st->mods_installed > UINT16_MAX)
		return false;
	for (int i = 0; i < st->mods_installed; i++)
		if (!host_module(i)->mod_name[0] || !memchr(host_module(i)->mod_name, 0, MAX_MOD_NAME))
			return false;
	return true;
}

void op_symbols(struct request *r)
{
	struct list l = { .r = r };

	if (!in_done(&r->in)) {
		reply_text(r, ST_BAD_REQUEST, "SYMBOLS has no payload");
		return;
	}
	if (!tables_are_sound()) {
		reply_text(r, ST_FAILED, "crash's symbol tables are not laid out as jkdump.so expects; rebuild it for crash %s",
			   build_version);
		return;
	}
	if (guard_run(GUARD_FILES, r->fd, put_symbols, &l) != GUARD_DONE)
		reply_printed(r);
}
