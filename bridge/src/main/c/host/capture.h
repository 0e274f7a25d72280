/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two memory files that take crash's output while an operation runs: one for output, one for stderr. */
#ifndef JKDUMP_CAPTURE_H
#define JKDUMP_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

bool capture_open(void);			/* the files stay open for good */
void capture_begin(bool descriptors);
void capture_end(void);
size_t capture_size(void);			/* bytes in the file of output; async-signal-safe */
bool capture_failed(void);			/* the files do not hold exactly what the last run printed */
bool capture_stderr_is_restart(void);		/* stderr ends with the lone newline of crash's restart() */

struct captured { size_t output, errors; };	/* bytes that the last run printed */
struct captured capture_measure(size_t from);	/* leaves out the first `from` bytes of output */
void capture_copy(void *to, struct captured c, size_t from);

ssize_t capture_peek(void *to, size_t n, size_t from);	/* reads the file of output; async-signal-safe */
void capture_lines(bool on);			/* writes each line to the file when it is complete */
bool capture_to(int fd);			/* in a child, for good: puts fd in place of both files */

#endif
