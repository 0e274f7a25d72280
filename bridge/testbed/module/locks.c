// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * /proc/jkdump_test: a writer of "hold" takes jkdump_mutex and keeps it, a writer of "wait" waits for the mutex
 * uninterruptibly. The second writer is then in D state, and the mutex names the first writer as its owner.
 */
#include <linux/mutex.h>
#include <linux/proc_fs.h>
#include <linux/sched.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#include "jkdump.h"

DEFINE_MUTEX(jkdump_mutex);			/* owner: the task jk_locker; one waiter: jk_waiter */
DECLARE_WAIT_QUEUE_HEAD(jkdump_waitqueue);	/* one waiter: jk_locker */
struct task_struct *jkdump_holder;		/* jk_locker */
struct task_struct *jkdump_waiter;		/* jk_waiter */

noinline void jkdump_hold(void)
{
	mutex_lock(&jkdump_mutex);
	jkdump_holder = current;
	/* Interruptible, so that this task counts as sleeping and only the waiter is in D state. */
	wait_event_interruptible(jkdump_waitqueue, false);
	mutex_unlock(&jkdump_mutex);
}

noinline void jkdump_wait(void)
{
	jkdump_waiter = current;
	mutex_lock(&jkdump_mutex);
	mutex_unlock(&jkdump_mutex);
}

static ssize_t control(struct file *file, const char __user *text, size_t size, loff_t *position)
{
	char word[5] = "";

	if (size < 4 || copy_from_user(word, text, 4))
		return -EINVAL;
	if (!strcmp(word, "hold"))
		jkdump_hold();
	else if (!strcmp(word, "wait"))
		jkdump_wait();
	else
		return -EINVAL;
	return size;
}

static const struct proc_ops operations = { .proc_write = control };

int jkdump_locks_init(void)
{
	return proc_create("jkdump_test", 0200, NULL, &operations) ? 0 : -ENOMEM;
}
