/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake.h"

static unsigned char memory[PAGES_HELD * PAGE];
static struct machdep_table machine;
static struct vm_table vm;
struct machdep_table *machdep = &machine;
struct vm_table *vt = &vm;

static int kernel_address(ulong a)
{
	return a >= DIRECT;
}

static int user_address(ulong a, struct task_context *tc)
{
	return tc && a < 0x800000000000ul;
}

/* Lists: a plain one that ends in NULL, one that loops behind its head, one with a link to an unmapped page. */
static void put_pointer(ulong at, ulong value)
{
	memcpy(memory + (at - DIRECT), &value, sizeof(value));
}

static void make_lists(void)
{
	for (ulong i = 0; i < LIST_NODES; i++)
		put_pointer(LIST_AT + 16 * i + 8, i + 1 < LIST_NODES ? LIST_AT + 16 * (i + 1) : 0);
	put_pointer(LIST_AT + 0x8008, LIST_AT + 0x8010);
	put_pointer(LIST_AT + 0x8018, LIST_AT + 0x8020);
	put_pointer(LIST_AT + 0x8028, LIST_AT + 0x8010);
	put_pointer(LIST_AT + 0x9008, LIST_AT + 0x9010);
	put_pointer(LIST_AT + 0x9018, 0xffffc90000001000ul);
}

void fake_memory_init(void)
{
	for (ulong i = 0; i < sizeof(memory); i++)
		memory[i] = (unsigned char)(i * 7 + (i >> 12));
	make_lists();
	machine.pagesize = PAGE;
	machine.pageshift = 12;
	machine.hz = 250;
	machine.kvbase = DIRECT;
	machine.is_kvaddr = kernel_address;
	machine.is_uvaddr = user_address;
}

int kvtop(struct task_context *tc, ulong a, physaddr_t *p, int verbose)
{
	ulong i = (a - VMALLOC) / PAGE;

	(void)tc;
	(void)verbose;
	if (a >= DIRECT && a < DIRECT + (1ul << 40)) {
		*p = a - DIRECT;
		return TRUE;
	}
	if (a < VMALLOC || i > 128 || (i & 1))
		return FALSE;
	if (i == 64)
		error(FATAL, "page table of %lx is broken\n", a);
	*p = (i + 10) * PAGE + a % PAGE;
	return TRUE;
}

int uvtop(struct task_context *tc, ulong a, physaddr_t *p, int verbose)
{
	(void)verbose;
	if (!tc || tc->task != TASK || a < USER || a >= USER + 16 * PAGE)
		return FALSE;
	*p = a - USER + 20 * PAGE;
	return TRUE;
}

int phys_to_page(physaddr_t p, ulong *page)
{
	*page = PAGE_STRUCTS + p / PAGE * 64;
	return p < PAGES_HELD * PAGE;
}

static int read_image(int fd, void *to, int n, ulong a, physaddr_t p)
{
	ulong page = p / PAGE;

	(void)fd;
	(void)a;
	if (page >= EXCLUDED_FROM && page <= EXCLUDED_TO)
		return PAGE_EXCLUDED;
	if (p + n > sizeof(memory) || p + n < p)
		return SEEK_ERROR;
	memcpy(to, memory + p, n);
	return n;
}

int (*fake_readmem)(int, void *, int, ulong, physaddr_t) = read_image;

int readmem(ulonglong a, int type, void *to, long n, char *what, ulong on_error)
{
	(void)a, (void)type, (void)to, (void)n, (void)what, (void)on_error;
	return FALSE;
}
