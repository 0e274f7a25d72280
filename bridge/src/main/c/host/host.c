/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check of the running crash against the one compiled for, before anything else of crash is used. */
#include "host/host.h"

#include <dlfcn.h>
#include <limits.h>

#define FIRST_KNOWN 8000001
#define LAST_KNOWN 9000002
#define FIRST_REGIONS 8000004

static long version_number(const char *s)
{
	int a, b, c;

	if (!s || sscanf(s, "%d.%d.%d", &a, &b, &c) != 3)
		return -1;
	return a * 1000000L + b * 1000L + c;
}

bool host_has_regions(void)
{
	return version_number(build_version) >= FIRST_REGIONS;
}

struct load_module *host_module(int i)
{
	size_t size = MODULE_COMMON + (host_has_regions() ? sizeof(struct module_regions) : 0);

	return (struct load_module *)((char *)st->load_modules + size * i);
}

/* The structs used here have one layout from FIRST_KNOWN to LAST_KNOWN. Any other version must be the one built for. */
static bool same_layout(void)
{
	long running = version_number(build_version);
	long built = version_number(JKDUMP_CRASH_BUILT);

	if (running == built && running > 0)
		return true;
	return running >= FIRST_KNOWN && running <= LAST_KNOWN && built >= FIRST_KNOWN && built <= LAST_KNOWN;
}

/* The file that crash has loaded: the loader, or this library itself. */
static char file[PATH_MAX];

static void find_file(const char *loader)
{
	Dl_info info;

	if (!loader && dladdr((void *)find_file, &info))
		loader = info.dli_fname;
	if (!loader || !realpath(loader, file))
		file[0] = 0;
}

const char *host_file(void)
{
	return file[0] ? file : NULL;
}

static bool is_our_file(const char *filename)
{
	struct stat a, b;

	return filename && file[0] && stat(filename, &a) == 0 && stat(file, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

bool host_fits(const char *loader, char *why, size_t n)
{
	const char *version = build_version ? build_version : "of unknown version";

	if (!build_target || strcmp(build_target, "X86_64") != 0) {
		snprintf(why, n, "jkdump.so is for crash on X86_64, this is crash %s for %s: nothing was loaded\n",
			 version, build_target ? build_target : "an unknown machine");
		return false;
	}
	find_file(loader);
	if (!same_layout() || pc->program_version != build_version || pc->program_pid != (ulong)getpid() ||
	    !pc->curext || !is_our_file(pc->curext->filename)) {
		snprintf(why, n, "jkdump.so was built for crash %s and does not fit this crash %s: rebuild it with "
			 "`make` and this crash's header (make CRASH_INCLUDE=DIR CRASH_VERSION=%s)\n",
			 JKDUMP_CRASH_BUILT, version, version);
		return false;
	}
	return true;
}
