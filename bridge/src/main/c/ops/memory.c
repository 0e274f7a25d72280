/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/host.h"
#include "ops/memory.h"

bool space_get(struct request *r, struct space *s, uint8_t kind, uint64_t task)
{
	s->kind = kind;
	s->task = CURRENT_CONTEXT();
	if (kind > SPACE_PHYSICAL || (kind != SPACE_USER && task != 0)) {
		reply_text(r, ST_BAD_REQUEST, "space %u with task 0x%llx: the spaces are 0 kernel, 1 user of a task, "
			   "2 physical, and only 1 has a task", kind, (unsigned long long)task);
		return false;
	}
	if (kind != SPACE_USER)
		return true;
	s->task = task_to_context(task);
	if (!s->task)
		reply_text(r, ST_FAILED, "no task at 0x%llx", (unsigned long long)task);
	return s->task != NULL;
}

uint32_t page_rest(uint64_t address)
{
	return machdep->pagesize - (uint32_t)(address & (machdep->pagesize - 1));
}

bool space_translate(const struct space *s, uint64_t address, physaddr_t *physical)
{
	switch (s->kind) {
	case SPACE_KERNEL:
		return machdep->is_kvaddr(address) && kvtop(s->task, address, physical, 0);
	case SPACE_USER:
		return machdep->is_uvaddr(address, s->task) && uvtop(s->task, address, physical, 0);
	default:
		*physical = address;
		return true;
	}
}

/* readmem() knows swapped pages, and uses /proc/kcore in place of a restricted /dev/mem. */
static bool read_as_crash(const struct space *s, uint64_t address, void *to, uint32_t n)
{
	static const int types[] = { KVADDR, UVADDR, PHYSADDR };
	struct task_context *current = tt->current;
	bool ok;

	tt->current = s->task;
	ok = readmem(address, types[s->kind], to, n, "jkdump", RETURN_ON_ERROR | QUIET);
	tt->current = current;
	return ok;
}

static enum read_outcome outcome_of(int result)
{
	switch (result) {
	case PAGE_EXCLUDED:
		return EXCLUDED;
	case SEEK_ERROR:
	case READ_ERROR:
	case PAGE_INCOMPLETE:
		return BEYOND;
	default:
		return result < 0 ? OTHER_ERROR : READ_WHOLE;
	}
}

/* Follows readmem(), which does not tell the reason of a failure. */
enum read_outcome page_read(const struct space *s, uint64_t address, void *to, uint32_t n)
{
	int fd = REMOTE_MEMSRC() ? pc->sockfd : ACTIVE() ? pc->mfd : pc->dfd;
	physaddr_t physical = 0;
	enum read_outcome o;

	if (!space_translate(s, address, &physical)) {
		if (s->kind == SPACE_USER && physical != 0 && read_as_crash(s, address, to, n))
			return READ_WHOLE;
		return NOT_MAPPED;
	}
	if (s->kind == SPACE_KERNEL)
		pc->curcmd_flags |= MEMTYPE_KVADDR;
	else
		pc->curcmd_flags &= ~MEMTYPE_KVADDR;
	o = outcome_of(pc->readmem(fd, to, n, s->kind == SPACE_PHYSICAL ? 0 : address, physical));
	if (o == BEYOND && ACTIVE() && read_as_crash(s, address, to, n))
		return READ_WHOLE;
	return o;
}
