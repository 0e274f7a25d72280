// SPDX-License-Identifier: GPL-3.0-or-later
/* Per-CPU data, static and allocated, with another value on each CPU. */
#include <linux/percpu.h>

#include "jkdump.h"

struct jkdump_pcpu {
	int cpu;
	long value;
	char name[8];
};

DEFINE_PER_CPU(int, jkdump_percpu_int) = -1;	/* 100 + cpu */
DEFINE_PER_CPU(struct jkdump_pcpu, jkdump_percpu_struct);	/* { cpu, cpu * 1000 + 7, "cpu<N>" } */
DEFINE_PER_CPU(int [4], jkdump_percpu_array);	/* [i] = cpu * 10 + i */
DEFINE_PER_CPU(struct jkdump_pcpu *, jkdump_percpu_pointer);	/* that CPU's jkdump_percpu_struct */
int __percpu *jkdump_percpu_alloc;		/* alloc_percpu: 500 + cpu */
struct jkdump_pcpu __percpu *jkdump_percpu_alloc_struct;	/* { cpu, -cpu - 1, "dyn<N>" } */

static void fill(struct jkdump_pcpu *p, int cpu, long value, const char *prefix)
{
	p->cpu = cpu;
	p->value = value;
	snprintf(p->name, sizeof(p->name), "%s%d", prefix, cpu);
}

int jkdump_percpu_init(void)
{
	int cpu, i;

	jkdump_percpu_alloc = alloc_percpu(int);
	jkdump_percpu_alloc_struct = alloc_percpu(struct jkdump_pcpu);
	if (!jkdump_percpu_alloc || !jkdump_percpu_alloc_struct)
		return -ENOMEM;
	for_each_possible_cpu(cpu) {
		struct jkdump_pcpu *own = per_cpu_ptr(&jkdump_percpu_struct, cpu);

		per_cpu(jkdump_percpu_int, cpu) = 100 + cpu;
		fill(own, cpu, cpu * 1000 + 7, "cpu");
		for (i = 0; i < 4; i++)
			per_cpu(jkdump_percpu_array, cpu)[i] = cpu * 10 + i;
		per_cpu(jkdump_percpu_pointer, cpu) = own;
		*per_cpu_ptr(jkdump_percpu_alloc, cpu) = 500 + cpu;
		fill(per_cpu_ptr(jkdump_percpu_alloc_struct, cpu), cpu, -cpu - 1, "dyn");
	}
	return 0;
}
