// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

/**
 * A line of crash's {@code ps}.
 *
 * @param active whether the task was on a CPU
 * @param task address of its {@code struct task_struct}
 * @param state two letters: RU, IN, UN, ZO, ...
 * @param memory part of the machine's memory, in percent
 * @param vsz virtual size in KiB
 * @param rss resident size in KiB
 * @param comm name, without the brackets of kernel threads
 * @param kernelThread whether the task has no user memory
 */
public record PsEntry(
    boolean active,
    int pid,
    int ppid,
    int cpu,
    long task,
    String state,
    double memory,
    long vsz,
    long rss,
    String comm,
    boolean kernelThread) {}
