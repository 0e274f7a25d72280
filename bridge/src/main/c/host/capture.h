/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where crash's output goes while an operation runs: two memory files, one for output and one for stderr. */
#ifndef JKDUMP_CAPTURE_H
#define JKDUMP_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

bool capture_open(void);			/* once; the files stay, for GDB may keep a pointer to them */
void capture_begin(bool descriptors);
void capture_end(void);
size_t capture_size(void);			/* what has reached the files; async-signal-safe */
bool capture_failed(void);			/* the last text could not be stored whole */
bool capture_stderr_is_restart(void);		/* crash's restart() ended the last run: a lone newline on stderr */

struct captured { size_t output, errors; };	/* bytes of the last text */
struct captured capture_measure(size_t from);	/* without the first `from` bytes of output */
void capture_copy(void *to, struct captured c, size_t from);

ssize_t capture_peek(void *to, size_t n, size_t from);	/* of what has reached the file; async-signal-safe */
void capture_lines(bool on);			/* each line reaches the file when it is complete */
bool capture_to(int fd);			/* for good, in a child: what would be caught is written there */

#endif
