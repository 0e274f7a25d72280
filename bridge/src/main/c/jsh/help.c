/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jsh/help.h"

#include <stddef.h>

char *help_jsh[] = {
	"jsh",
	"Java REPL on this dump",
	"[NAME [ARGS ...]]",
	"  Opens the jkdump REPL in this terminal: JShell with every kernel struct, symbol,",
	"  list and crash command at hand. ^D comes back to this prompt and keeps the session:",
	"  the next `jsh` finds the same variables at once. /exit ends the session, and so does",
	"  the end of crash.",
	"",
	"    NAME  runs the saved snippet NAME with ARGS instead, unattended, in the same",
	"          session. Quotes '...', \"...\" and backslashes keep blanks in a word.",
	"          > >> and | redirect the output as with any command.",
	"",
	"  The session reads memory and runs commands through this crash, which waits for the",
	"  session. ^C goes to the session alone. ^Z is ignored while the session runs, because",
	"  nothing could continue it. Changes by `set` and `mod` hold on both sides.",
	"\nEXAMPLES",
	"  Ask for the name of the first task, look elsewhere, come back:\n",
	"    %s> jsh",
	"    jkdump> String name = readSymbol(\"init_task\").str_(\"comm\")",
	"    name ==> swapper/0",
	"    jkdump> ^D",
	"    %s> bt",
	"    ...",
	"    %s> jsh",
	"    jkdump> name.length()",
	"    $2 ==> 9",
	"    jkdump> /exit\n",
	"  Run a saved snippet:\n",
	"    %s> jsh tour",
	"    %s> jsh tour > tour.txt",
	"\nPROGRAMS",
	"  Each saved snippet of jkdump is a command with a help page:\n",
	NULL
};

char *help_jkdump[] = {
	"jkdump",
	"serves this dump to jkdump clients",
	"[-v] | serve [--owned] [SOCKET]",
	"  Without arguments, or with -v, shows the versions and the endpoint.",
	"",
	"    serve    listens on a Unix socket, in the foreground, until ^C or until a client",
	"             ends it. Clients are `jkdump --attach SOCKET` and any jshell started with",
	"             jkdump's startup file, at most 32 at once.",
	"    --owned  ends also if standard input is closed, and ignores ^C: for a launcher",
	"             that started this crash and writes its commands.",
	"    SOCKET   the socket's path, 107 bytes at most. The default is PID.sock in",
	"             $XDG_RUNTIME_DIR/jkdump or else in /tmp/jkdump-UID; the directory must",
	"             belong to the user and be closed to others.",
	"",
	"  Only the user who runs this crash, and root, may connect. The session of jsh stays",
	"  as it is, and its connections are served as well.",
	"\nEXAMPLE",
	"    %s> jkdump serve",
	"    jkdump: serving on /run/user/1000/jkdump/4711.sock (end with ^C)",
	NULL
};
