/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help pages in crash's form: name, short description, synopsis, text. */
#ifndef JKDUMP_HELP_H
#define JKDUMP_HELP_H

extern char *help_jkdump[], *help_jsh[];

#endif
