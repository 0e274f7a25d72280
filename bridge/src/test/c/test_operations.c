/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wiretest.h"
#include "fake.h"

static unsigned char pattern(uint64_t physical)
{
	return (unsigned char)(physical * 7 + (physical >> 12));
}

static void facts_name_the_dump(int fd)
{
	struct reply r = ask(fd, FACTS, pack(""));
	char seen[2048] = "";
	size_t at = 4;

	CHECK(r.status == OK);
	for (uint64_t i = 0; i < number(&r, 0, 4) && at < r.data.n; i++) {
		char pair[256];

		snprintf(pair, sizeof(pair), "%s=", text(&r, at));
		at += 4 + number(&r, at, 4);
		strncat(pair, text(&r, at), 200);
		at += 4 + number(&r, at, 4);
		strcat(strcat(seen, pair), ";");
	}
	CHECK(at == r.data.n);
	CHECK(strstr(seen, "crash.version=8.0.2;") && strstr(seen, "dumpfile=/fake/vmcore;") && strstr(seen, "live=0;"));
	CHECK(strstr(seen, "pagesize=4096;") && strstr(seen, "hz=250;") && strstr(seen, "page.offset=0xffff888000000000;") && strstr(seen, "release=5.10.0-fake;"));
	reply_free(&r);
}

/* Reads one segment, and compares the bytes with the memory at `physical`. */
static void read_one(int fd, unsigned space, uint64_t task, uint64_t address, unsigned size, unsigned outcome, unsigned got,
		     uint64_t fault, uint64_t physical)
{
	struct reply r = ask(fd, READ, pack("111148" "84", space, 0u, 0u, 0u, 1u, task, address, size));
	bool same = true;

	CHECK(r.status == OK && r.data.n == 16 + got);
	CHECK(number(&r, 0, 1) == outcome && number(&r, 4, 4) == got && number(&r, 8, 8) == fault);
	for (unsigned i = 0; i < got && r.data.n == 16 + got; i++)
		same &= r.data.p[16 + i] == pattern(physical + i);
	CHECK(same);
	reply_free(&r);
}

static void reads_say_how_far_they_came(int fd)
{
	read_one(fd, 0, 0, DIRECT + 100, 50, 0, 50, 0, 100);
	read_one(fd, 0, 0, DIRECT + 4000, 9000, 0, 9000, 0, 4000);
	read_one(fd, 0, 0, DIRECT + 7, 0, 0, 0, 0, 0);
	read_one(fd, 0, 0, DIRECT + 98 * PAGE + 10, 3 * PAGE, 2, 2 * PAGE - 10, DIRECT + 100 * PAGE, 98 * PAGE + 10);
	read_one(fd, 0, 0, DIRECT + 255 * PAGE, 2 * PAGE, 3, PAGE, DIRECT + 256 * PAGE, 255 * PAGE);
	read_one(fd, 0, 0, VMALLOC + 2 * PAGE, 2 * PAGE, 1, PAGE, VMALLOC + 3 * PAGE, 12 * PAGE);
	read_one(fd, 0, 0, VMALLOC + 64 * PAGE, 8, 4, 0, VMALLOC + 64 * PAGE, 0);
	read_one(fd, 0, 0, 8, 8, 1, 0, 8, 0);
	read_one(fd, 0, 0, UINT64_MAX - 3, 16, 1, 0, UINT64_MAX - 3, 0);
	read_one(fd, 1, TASK, USER + 5, 100, 0, 100, 0, 20 * PAGE + 5);
	read_one(fd, 1, DIRECT + 0x4000, USER, 8, 1, 0, USER, 0);
	read_one(fd, 2, 0, 30 * PAGE + 1, 64, 0, 64, 0, 30 * PAGE + 1);
	read_one(fd, 2, 0, 1ul << 50, 64, 3, 0, 1ul << 50, 0);
}

static void many_reads_in_one_request(int fd)
{
	struct bytes b = pack("111148", 0u, 0u, 0u, 0u, 300u, 0ul);
	struct reply r;
	size_t at = 0;

	for (unsigned i = 0; i < 300; i++) {
		struct bytes one = pack("84", i % 3 ? DIRECT + i : VMALLOC + 64 * PAGE, i);

		b.p = realloc(b.p, b.n + one.n);
		memcpy(b.p + b.n, one.p, one.n);
		b.n += one.n;
		free(one.p);
	}
	r = ask(fd, READ, b);
	CHECK(r.status == OK);
	for (unsigned i = 0; i < 300; i++) {
		CHECK(number(&r, at, 1) == (i % 3 || i == 0 ? 0 : 4) && number(&r, at + 4, 4) == (i % 3 ? i : 0));
		at += 16 + number(&r, at + 4, 4);
	}
	CHECK(at == r.data.n);
	reply_free(&r);
}

static struct reply pages(int fd, unsigned space, unsigned count, uint64_t task, uint64_t address)
{
	return ask(fd, PAGES, pack("111148" "8", space, 0u, 0u, 0u, count, task, address));
}

static void pages_have_an_outcome_each(int fd)
{
	struct reply r = pages(fd, 0, 300, 0, DIRECT);
	bool same = true;
	size_t at = 304;

	CHECK(r.status == OK && number(&r, 0, 4) == 300);
	for (uint64_t i = 0; i < 300; i++) {
		same &= number(&r, 4 + i, 1) == (i >= 256 ? 3u : i >= 100 && i <= 103 ? 2u : 0u);
		if (number(&r, 4 + i, 1) == 0) {
			same &= r.data.p[at] == pattern(i * PAGE) && r.data.p[at + 4080] == pattern(i * PAGE + 4080);
			at += PAGE;
		}
	}
	CHECK(same && at == r.data.n);
	reply_free(&r);
	r = pages(fd, 0, 66, 0, VMALLOC);
	CHECK(number(&r, 4, 1) == 0 && number(&r, 5, 1) == 1 && number(&r, 4 + 64, 1) == 4 && number(&r, 4 + 65, 1) == 1);
	CHECK(r.data.n == 70 + 32 * PAGE);
	reply_free(&r);
	r = pages(fd, 1, 2, TASK, USER);
	CHECK(r.status == OK && r.data.n == 6 + 2 * PAGE && r.data.p[6] == pattern(20 * PAGE));
	reply_free(&r);
	r = pages(fd, 0, 3, 0, -2 * PAGE);
	CHECK(r.status == OK && r.data.n == 7 && number(&r, 6, 1) == 1);
	reply_free(&r);
}

static void refuses(int fd, int op, struct bytes payload, int status, const char *why)
{
	struct reply r = ask(fd, op, payload);

	CHECK(r.status == status);
	CHECK(r.status < 0 || strstr(text(&r, 0), why));
	reply_free(&r);
}

static void malformed_requests_are_answered(int fd)
{
	refuses(fd, PAGES, pack("1111488", 0u, 0u, 0u, 0u, 0u, 0ul, DIRECT), BAD_REQUEST, "1 to 65536");
	refuses(fd, PAGES, pack("1111488", 0u, 0u, 0u, 0u, 65537u, 0ul, DIRECT), BAD_REQUEST, "1 to 65536");
	refuses(fd, PAGES, pack("1111488", 0u, 0u, 0u, 0u, 1u, 0ul, DIRECT + 1), BAD_REQUEST, "multiple of 4096");
	refuses(fd, PAGES, pack("1111488", 3u, 0u, 0u, 0u, 1u, 0ul, DIRECT), BAD_REQUEST, "spaces");
	refuses(fd, PAGES, pack("1111488", 0u, 0u, 0u, 0u, 1u, 5ul, DIRECT), BAD_REQUEST, "only 1 has a task");
	refuses(fd, PAGES, pack("1111488", 1u, 0u, 0u, 0u, 1u, 5ul, USER), FAILED, "no task at 0x5");
	refuses(fd, READ, pack("111148", 0u, 0u, 0u, 0u, 0xffffffffu, 0ul), BAD_REQUEST, "4294967295 segments");
	refuses(fd, READ, pack("11114884", 0u, 0u, 0u, 0u, 1u, 0ul, DIRECT, 0x10000001u), BAD_REQUEST, "at most");
	refuses(fd, READ, pack("1", 0u), BAD_REQUEST, "too short");
	refuses(fd, CHAIN, pack("8", 0ul), BAD_REQUEST, "48 bytes");
	refuses(fd, TRANSLATE, pack("111148", 0u, 0u, 0u, 0u, 1u, 0ul), BAD_REQUEST, "as many as its count says");
	refuses(fd, TRANSLATE, pack("1111488", 0u, 0u, 0u, 0u, 0u, 0ul, DIRECT), BAD_REQUEST, "as many as its count says");
	refuses(fd, TRANSLATE, pack("111148", 0u, 0u, 0u, 0u, 0xffffffffu, 0ul), BAD_REQUEST, "as many as its count says");
	refuses(fd, TRANSLATE, pack("1111488", 3u, 0u, 0u, 0u, 1u, 0ul, DIRECT), BAD_REQUEST, "spaces");
	refuses(fd, TRANSLATE, pack("1111488", 1u, 0u, 0u, 0u, 1u, 5ul, USER), FAILED, "no task at 0x5");
	refuses(fd, FACTS, pack("1", 0u), BAD_REQUEST, "no payload");
	refuses(fd, SYMBOLS, pack("1", 0u), BAD_REQUEST, "no payload");
	refuses(fd, END, pack("1", 0u), BAD_REQUEST, "no payload");
	refuses(fd, HELLO, pack("1", 0u), BAD_REQUEST, "HELLO");
	refuses(fd, COMMAND, pack("4", 5u), BAD_REQUEST, "one line");
	refuses(fd, COMMAND, pack("s", "two\nlines"), BAD_REQUEST, "one line");
	refuses(fd, 0, pack(""), BAD_REQUEST, "unknown operation 0");
	refuses(fd, 4711, pack(""), BAD_REQUEST, "unknown operation 4711");
}

static void symbols_leave_out_the_pseudo_symbols_of_crash(int fd)
{
	static const char names[] = "alpha\0beta\0gamma\0first_init\0beta\0delta";
	struct reply r = ask(fd, SYMBOLS, pack(""));
	size_t at = 4 + 4 + 5 + 4 + 16 + 4 + 6 + 4 + 16;

	CHECK(r.status == OK && number(&r, 0, 4) == 2 && strcmp(text(&r, 4), "first") == 0);
	CHECK(number(&r, 13, 4) == 1 && number(&r, 17, 8) == 0x9000 && number(&r, 25, 8) == 0x900);
	CHECK(strcmp(text(&r, 33), "second") == 0);
	CHECK(number(&r, at, 4) == 6 && number(&r, at + 4, 8) == 0x1000 && number(&r, at + 4 + 40, 8) == 0xa200);
	at += 4 + 48;
	CHECK(number(&r, at, 2) == 0 && number(&r, at + 6, 2) == 1 && number(&r, at + 10, 2) == 2);
	at += 12;
	CHECK(at + 6 + sizeof(names) == r.data.n && memcmp(r.data.p + at, "TdBttb", 6) == 0);
	CHECK(memcmp(r.data.p + at + 6, names, sizeof(names)) == 0);
	reply_free(&r);
}

static void chain(int fd, uint64_t start, uint64_t stop, unsigned max, unsigned reason, unsigned count, uint64_t end)
{
	struct reply r = ask(fd, CHAIN, pack("111148888", 0u, 0u, 0u, 0u, max, 0ul, start, 8ul, stop));

	CHECK(r.status == OK && r.data.n == 16 + 8ul * count);
	CHECK(number(&r, 0, 1) == reason && number(&r, 4, 4) == count && number(&r, 8, 8) == end);
	CHECK(count == 0 || number(&r, 16, 8) == start);
	reply_free(&r);
}

static void chains_say_why_they_end(int fd)
{
	chain(fd, LIST_AT, 0, 1000000, 1, LIST_NODES, 0);
	chain(fd, LIST_AT, LIST_AT + 160, 1000000, 0, 10, LIST_AT + 160);
	chain(fd, LIST_AT, LIST_AT, 10, 0, 0, LIST_AT);
	chain(fd, 0, 0, 10, 1, 0, 0);
	chain(fd, LIST_AT, 0, 7, 2, 7, LIST_AT + 7 * 16);
	chain(fd, LIST_AT, 0, LIST_NODES, 1, LIST_NODES, 0);
	chain(fd, LIST_AT + 0x8000, 0, 100, 4, 3, LIST_AT + 0x8010);
	chain(fd, LIST_AT + 0x9000, 0, 100, 3, 3, VMALLOC + PAGE + 8);
	chain(fd, VMALLOC + 64 * PAGE, 0, 100, 3, 1, VMALLOC + 64 * PAGE + 8);
	chain(fd, LIST_AT, 0, 0, 2, 0, LIST_AT);
}

static void translate(int fd, unsigned space, uint64_t task, uint64_t address, unsigned outcome, uint64_t to)
{
	struct reply r = ask(fd, TRANSLATE, pack("111148888", space, 0u, 0u, 0u, 3u, task, address, address, address));

	CHECK(r.status == OK && r.data.n == 48);
	for (size_t at = 0; at < 48; at += 16)
		CHECK(number(&r, at, 1) == outcome && number(&r, at + 1, 7) == 0 && number(&r, at + 8, 8) == to);
	reply_free(&r);
}

static void addresses_are_translated_one_by_one(int fd)
{
	struct reply r;

	translate(fd, 0, 0, DIRECT + 12345, 0, 12345);
	translate(fd, 0, 0, VMALLOC + 2 * PAGE + 7, 0, 12 * PAGE + 7);
	translate(fd, 0, 0, VMALLOC + 3 * PAGE, 1, 0);
	translate(fd, 0, 0, VMALLOC + 64 * PAGE, 4, 0);
	translate(fd, 0, 0, USER, 1, 0);
	translate(fd, 1, TASK, USER + 5, 0, 20 * PAGE + 5);
	translate(fd, 1, TASK, USER + 16 * PAGE, 1, 0);
	translate(fd, 1, TASK, DIRECT, 1, 0);
	translate(fd, 2, 0, 3 * PAGE + 9, 0, PAGE_STRUCTS + 3 * 64);
	translate(fd, 2, 0, 1ul << 50, 1, 0);
	r = ask(fd, TRANSLATE, pack("111148", 0u, 0u, 0u, 0u, 0u, 0ul));
	CHECK(r.status == OK && r.data.n == 0);
	reply_free(&r);
}

static void hello_comes_first(const char *path)
{
	int fd = dial(path);
	struct reply r;

	refuses(fd, FACTS, pack(""), BAD_REQUEST, "before HELLO");
	r = ask(fd, HELLO, pack("22", 7u, 1u));
	CHECK(r.status == OK);
	reply_free(&r);
	close(fd);
	fd = dial(path);
	refuses(fd, HELLO, pack("22", 9u, 8u), VERSION, "the client speaks 9 (oldest 8)");
	r = receive(fd);
	CHECK(r.status == -1);
	reply_free(&r);
	close(fd);
}

void operations(void)
{
	struct server s = start("jkdump serve", true);
	int fd = greet(s.path);

	facts_name_the_dump(fd);
	reads_say_how_far_they_came(fd);
	many_reads_in_one_request(fd);
	pages_have_an_outcome_each(fd);
	symbols_leave_out_the_pseudo_symbols_of_crash(fd);
	chains_say_why_they_end(fd);
	addresses_are_translated_one_by_one(fd);
	malformed_requests_are_answered(fd);
	hello_comes_first(s.path);
	facts_name_the_dump(fd);
	close(fd);
	CHECK(stop(&s));
}
