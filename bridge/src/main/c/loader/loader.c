/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * HOME/lib/jkdump.so, which any crash can load, because it uses nothing of crash but the version. The loader loads the
 * build for the running crash, HOME/lib/extension/VERSION/jkdump.so, or another build that accepts the running crash,
 * or a build made on the spot.
 */
#include "loader/builds.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char *build_version __attribute__((weak));
extern FILE *fp __attribute__((weak));

static char self[PATH_MAX], refusal[1024];
static void *loaded;

/* While this environment variable is set, the constructor of a build leaves the work to the loader. */
#define LOADING "JKDUMP_LOADING"

static bool try_build(const char *path)
{
	bool (*load)(const char *, char *, size_t);
	void *handle;

	setenv(LOADING, self, 1);
	handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	unsetenv(LOADING);
	if (!handle) {
		snprintf(refusal, sizeof(refusal), "%s", dlerror());
		return false;
	}
	*(void **)&load = dlsym(handle, "jkdump_load");
	if (load && load(self, refusal, sizeof(refusal))) {
		loaded = handle;
		return true;
	}
	dlclose(handle);
	return false;
}

/* Tries the nearest version first. */
static bool try_carried(const char *directory, const char *version, char *carried, size_t n)
{
	struct builds builds;
	bool ok = false;

	builds_find(&builds, directory, version);
	carried[0] = 0;
	for (int i = 0; i < builds.count && !ok; i++) {
		char path[PATH_MAX];
		size_t used = strlen(carried);

		snprintf(carried + used, n - used, "%s%s", used ? ", " : "", builds.names[i]);
		if (snprintf(path, sizeof(path), "%s/%s/jkdump.so", directory, builds.names[i]) < (int)sizeof(path))
			ok = try_build(path);
	}
	return ok;
}

static bool try_new(const char *directory, const char *version, char *why, size_t n)
{
	char path[PATH_MAX];

	return builds_make(directory, version, path, sizeof(path), why, n) && try_build(path);
}

static bool find_self(char *directory, size_t n)
{
	Dl_info info;
	char *slash;

	if (!dladdr((void *)find_self, &info) || !info.dli_fname || !realpath(info.dli_fname, self))
		return false;
	slash = strrchr(self, '/');
	return snprintf(directory, n, "%.*s/extension", (int)(slash - self), self) < (int)n;
}

static void __attribute__((constructor)) load(void)
{
	const char *version = &build_version && build_version ? build_version : "of unknown version";
	char directory[PATH_MAX], carried[512], why[1024] = "";
	FILE *out = &fp && fp ? fp : stderr;

	if (!find_self(directory, sizeof(directory))) {
		fprintf(out, "jkdump.so: its own directory is unknown\n");
		return;
	}
	if (try_carried(directory, version, carried, sizeof(carried)) ||
	    try_new(directory, version, why, sizeof(why)))
		return;
	refusal[strcspn(refusal, "\n")] = 0;
	fprintf(out, "jkdump.so has no build for this crash %s (%s has those for: %s)%s%s%s%s\n", version, directory,
		carried[0] ? carried : "none", refusal[0] ? "; " : "", refusal, why[0] ? "; none was built: " : "", why);
}

static void __attribute__((destructor)) unload(void)
{
	if (loaded)
		dlclose(loaded);
}
