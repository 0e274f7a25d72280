/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three symbols of vmlinux, and two modules whose symbols lie between pseudo symbols of crash. */
#include "fake.h"

static struct syment vmlinux[] = {
	{ .value = 0x1000, .name = "alpha", .type = 'T' },
	{ .value = 0x2000, .name = "beta", .type = 'd' },
	{ .value = 0x3000, .name = "gamma", .type = 'B' },
};
static struct syment first[] = {
	{ .value = 0x9000, .name = "_MODULE_START_first", .type = 'm' },
	{ .value = 0x9100, .name = "first_init", .type = 't' },
	{ .value = 0x9900, .name = "_MODULE_END_first", .type = 'm' },
};
static struct syment second[] = {
	{ .value = 0xa000, .name = "_MODULE_START_second", .type = 'm' },
	{ .value = 0xa100, .name = "beta", .type = 't' },
	{ .value = 0xa200, .name = "delta", .type = 'b' },
	{ .value = 0xa900, .name = "_MODULE_END_second", .type = 'm' },
};
static struct load_module modules[2];

void fake_symbols_init(void)
{
	st->symtable = vmlinux;
	st->symend = vmlinux + 3;
	st->symcnt = 3;
	st->mods_installed = 2;
	st->load_modules = modules;
	strcpy(modules[0].mod_name, "first");
	modules[0].mod_base = 0x9000;
	modules[0].mod_size = 0x900;
	modules[0].mod_symtable = first;
	modules[0].mod_symend = first + 2;
	strcpy(modules[1].mod_name, "second");
	modules[1].mod_base = 0xa000;
	modules[1].mod_size = 0x900;
	modules[1].mod_symtable = second;
	modules[1].mod_symend = second + 3;
}
