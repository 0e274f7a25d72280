/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loader: its choice of a build, the build made on the spot, and its refusals. */
#include "wiretest.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *own;
static char loader[4096], header[4096];

static void in_crash(const char *version, const char *first, const char *then)
{
	struct server s;

	if (version)
		setenv("FAKE_VERSION", version, 1);
	s = start("jkdump -v", false);
	CHECK(expect(&s, first));
	if (then)
		CHECK(expect(&s, then));
	CHECK(wait_for(&s) == 0);
	unsetenv("FAKE_VERSION");
}

static void it_takes_the_build_for_this_crash(void)
{
	in_crash(NULL, "loaded\n", "built for crash 8.0.2, running in crash 8.0.2");
}

static void it_takes_the_nearest_that_fits(void)
{
	in_crash("8.0.6", "loaded\n", "built for crash 8.0.2, running in crash 8.0.6");
	in_crash("9.0.2", "loaded\n", "built for crash 8.0.2, running in crash 9.0.2");
}

static int entries(const char *directory)
{
	DIR *d = opendir(directory);
	int n = 0;

	while (d && readdir(d))
		n++;
	if (d)
		closedir(d);
	return n - 2;
}

static void it_makes_a_build_once(const char *cache)
{
	char made[4200];

	snprintf(made, sizeof(made), "%s/extension", cache);
	in_crash("9.0.8", "loaded\n", "built for crash 9.0.8, running in crash 9.0.8");
	CHECK(entries(made) == 1);
	setenv("CC", "/nonexistent", 1);
	in_crash("9.0.8", "loaded\n", "built for crash 9.0.8, running in crash 9.0.8");
	unsetenv("CC");
	CHECK(entries(made) == 1);
	CHECK(chmod(made, 0777) == 0);
	in_crash("9.0.8", "is not safe: it must be yours, and writable by you alone", "refused\n");
	CHECK(chmod(made, 0700) == 0);
}

static void it_says_why_it_makes_no_build(void)
{
	setenv("JKDUMP_CRASH_INCLUDE", scratch(""), 1);
	in_crash("10.0.0", "jkdump.so has no build for this crash 10.0.0", NULL);
	in_crash("10.0.0", "none was built: crash/defs.h of crash 10.0.0 is missing", "refused\n");
	setenv("JKDUMP_CRASH_INCLUDE", header, 1);
	in_crash("../x", "none was built: crash ../x has no usable version", "refused\n");
}

static void a_build_that_does_not_compile_is_refused(void)
{
	char path[4200];
	FILE *f;

	snprintf(path, sizeof(path), "%s/crash", scratch("broken"));
	CHECK(mkdir(scratch("broken"), 0700) == 0 && mkdir(path, 0700) == 0);
	strcat(path, "/defs.h");
	f = fopen(path, "w");
	fprintf(f, "#error other crash\n");
	fclose(f);
	setenv("JKDUMP_CRASH_INCLUDE", scratch("broken"), 1);
	in_crash("10.0.0", "none was built: the compiler ", "#error other crash");
	setenv("JKDUMP_CRASH_INCLUDE", header, 1);
}

static void it_can_be_unloaded(void)
{
	setenv("FAKE_UNLOAD", "1", 1);
	in_crash(NULL, "loaded\n", NULL);
	unsetenv("FAKE_UNLOAD");
}

void the_loader(void)
{
	const char *cache = strdup(scratch("cache"));

	own = extension;
	snprintf(loader, sizeof(loader), "%.*s/carried/lib/jkdump.so", (int)(strstr(own, "/home/lib/jkdump.so") - own), own);
	snprintf(header, sizeof(header), "%s", getenv("CRASH_INCLUDE") ? getenv("CRASH_INCLUDE") : "/usr/include");
	extension = loader;
	setenv("JKDUMP_CACHE", cache, 1);
	setenv("JKDUMP_CRASH_INCLUDE", header, 1);
	it_takes_the_build_for_this_crash();
	it_takes_the_nearest_that_fits();
	it_makes_a_build_once(cache);
	it_says_why_it_makes_no_build();
	a_build_that_does_not_compile_is_refused();
	it_can_be_unloaded();
	extension = own;
	free((void *)cache);
}
