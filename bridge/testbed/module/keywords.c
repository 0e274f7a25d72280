// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Members and tags with the name of a Java keyword, of a method of every Java object, or of a method of jkdump's API.
 * Member i (counted from 1) has the value i.
 */
#include "jkdump.h"

struct jkdump_keywords {
	int abstract, assert, boolean, byte, catch, class, exports, extends, final, finally;		/* 1..10 */
	int implements, import, instanceof, interface, module, native, new, null, open, opens;		/* 11..20 */
	int package, permits, private, protected, provides, public, record, requires, sealed, strictfp;	/* 21..30 */
	int super, synchronized, this, throw, throws, to, transient, transitive, try, uses;		/* 31..40 */
	int var, when, with, yield, clone, equals, finalize, getClass, hashCode, notify;		/* 41..50 */
	int notifyAll, toString, wait, _, _leading, trailing_, addr_, type_, get_, num_;		/* 51..60 */
	int class_, String, Object, Integer, dollar, UPPER, lower, a1, lll, l1l;			/* 61..70 */
};

#define TEN(n) n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7, n + 8, n + 9, n + 10
struct jkdump_keywords jkdump_keywords = { TEN(0), TEN(10), TEN(20), TEN(30), TEN(40), TEN(50), TEN(60) };

/* Tags: classes of Java, a keyword, and two names that differ only in case. */
struct String {
	int length;
	const char *chars;
};

struct Object {
	int id;
};

struct new {
	int class;
	struct Object wait;
};

struct jkdump_Case {
	int upper;
};

struct jkdump_case {
	int lower;
};

struct String jkdump_tag_string = { 3, "abc" };		/* length 3, chars "abc" */
struct Object jkdump_tag_object = { 17 };		/* id 17 */
struct new jkdump_tag_new = { 18, { 19 } };		/* class 18, wait.id 19 */
struct jkdump_Case jkdump_tag_upper = { 20 };		/* upper 20 */
struct jkdump_case jkdump_tag_lower = { 21 };		/* lower 21 */
