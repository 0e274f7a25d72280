/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jsh/terminal.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

static int tty = -1;
static struct termios modes;

bool terminal_begin(void)
{
	tty = isatty(0) ? open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) : -1;
	if (tty >= 0 && tcgetpgrp(tty) == getpgrp() && tcgetattr(tty, &modes) == 0)
		return true;
	if (tty >= 0)
		close(tty);
	tty = -1;
	return false;
}

void terminal_lend(pid_t group)
{
	if (tty >= 0)
		tcsetpgrp(tty, group);
}

void terminal_end(void)
{
	if (tty < 0)
		return;
	tcsetpgrp(tty, getpgrp());
	tcsetattr(tty, TCSADRAIN, &modes);
	close(tty);
	tty = -1;
}
