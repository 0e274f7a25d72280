// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of each CPU, for BTF without variables; rules: Declarations.java.

// arch/x86/events/core.c
extern struct cpu_hw_events cpu_hw_events;

// arch/x86/kernel/apic/apic.c
extern struct clock_event_device lapic_events;

// arch/x86/kernel/cpu/aperfmperf.c
extern unsigned long arch_freq_scale;

// arch/x86/kernel/cpu/cacheinfo.c
extern cpumask_var_t cpu_llc_shared_map;

// arch/x86/kernel/cpu/common.c
extern struct cpuinfo_x86 cpu_info;
extern struct task_struct *current_task;
extern struct gdt_page gdt_page;
extern unsigned int irq_count;
extern struct pcpu_hot pcpu_hot;

// arch/x86/kernel/cpu/topology.c
extern u32 x86_cpu_to_acpiid;

// arch/x86/kernel/hw_breakpoint.c
extern unsigned long cpu_dr7;

// arch/x86/kernel/irq.c
extern irq_cpustat_t irq_stat;

// arch/x86/kernel/irq_64.c
extern struct irq_stack irq_stack_backing_store;

// arch/x86/kernel/irqinit.c
extern vector_irq_t vector_irq;

// arch/x86/kernel/kprobes/core.c
extern struct kprobe *current_kprobe;
extern struct kprobe_ctlblk kprobe_ctlblk;

// arch/x86/kernel/kvm.c
extern struct kvm_vcpu_pv_apf_data apf_reason;
extern struct kvm_steal_time steal_time;

// arch/x86/kernel/kvmclock.c
extern struct pvclock_vsyscall_time_info *hv_clock_per_cpu;

// arch/x86/kernel/nmi.c
extern enum nmi_states nmi_state;
extern struct nmi_stats nmi_stats;

// arch/x86/kernel/process.c
extern struct tss_struct cpu_tss_rw;
extern struct ssb_state ssb_state;

// arch/x86/kernel/setup_percpu.c
extern int cpu_number;
extern unsigned long this_cpu_off;

// arch/x86/kernel/smpboot.c
extern cpumask_var_t cpu_core_map;
extern cpumask_var_t cpu_die_map;
extern cpumask_var_t cpu_sibling_map;

// arch/x86/kernel/tsc.c
extern struct cyc2ns cyc2ns;

// arch/x86/kernel/tsc_sync.c
extern struct tsc_adjust tsc_adjust;

// arch/x86/mm/cpu_entry_area.c
extern struct cea_exception_stacks *cea_exception_stacks;
extern struct exception_stacks exception_stacks;

// arch/x86/mm/init.c
extern struct tlb_state cpu_tlbstate;

// arch/x86/mm/numa.c
extern int x86_cpu_to_node_map;

// arch/x86/xen/enlighten.c
extern struct vcpu_info *xen_vcpu;
extern struct vcpu_info xen_vcpu_info;

// drivers/acpi/acpi_processor.c
extern struct acpi_processor *processors;

// drivers/acpi/processor_idle.c
extern struct cpuidle_device *acpi_cpuidle_device;

// drivers/char/random.c
extern struct batch_u64 batched_entropy_u64;
extern struct crng crngs;
extern struct fast_pool irq_randomness;

// drivers/cpufreq/cpufreq.c
extern struct cpufreq_policy *cpufreq_cpu_data;

// drivers/cpuidle/cpuidle.c
extern struct cpuidle_device cpuidle_dev;
extern struct cpuidle_device *cpuidle_devices;

// fs/buffer.c
extern struct bh_accounting bh_accounting;
extern struct bh_lru bh_lrus;

// fs/dcache.c
extern long nr_dentry;
extern long nr_dentry_negative;
extern long nr_dentry_unused;

// fs/inode.c
extern unsigned long nr_inodes;
extern unsigned long nr_unused;

// fs/locks.c
extern struct file_lock_list_struct file_lock_list;

// init/calibrate.c
extern unsigned long cpu_loops_per_jiffy;

// kernel/bpf/syscall.c
extern int bpf_prog_active;

// kernel/cgroup/cgroup.c
extern struct cgroup_rstat_cpu cgrp_dfl_root_rstat_cpu;

// kernel/cpu.c
extern struct cpuhp_cpu_state cpuhp_state;

// kernel/events/core.c
extern struct perf_cpu_context perf_cpu_context;
extern struct pmu_event_list pmu_sb_events;
extern struct swevent_htable swevent_htable;

// kernel/fork.c
extern unsigned long process_counts;

// kernel/irq_work.c
extern struct llist_head lazy_list;
extern struct llist_head raised_list;

// kernel/kprobes.c
extern struct kprobe *kprobe_instance;

// kernel/locking/osq_lock.c
extern struct optimistic_spin_node osq_node;

// kernel/locking/qspinlock.c
extern struct qnode qnodes[4];

// kernel/printk/printk.c
extern int printk_pending;
extern struct irq_work wake_up_klogd_work;

// kernel/printk/printk_safe.c
extern int printk_context;

// kernel/rcu/tree.c
extern struct kfree_rcu_cpu krc;
extern struct rcu_data rcu_data;

// kernel/sched/clock.c
extern struct sched_clock_data sched_clock_data;

// kernel/sched/core.c
extern struct kernel_cpustat kernel_cpustat;
extern struct kernel_stat kstat;
extern struct rq runqueues;

// kernel/sched/cpufreq.c
extern struct update_util_data *cpufreq_update_util_data;

// kernel/sched/cpufreq_schedutil.c
extern struct sugov_cpu sugov_cpu;

// kernel/sched/psi.c
extern struct psi_group_cpu system_group_pcpu;

// kernel/sched/topology.c
extern struct sched_domain *sd_asym_cpucapacity;
extern struct sched_domain *sd_asym_packing;
extern struct sched_domain *sd_llc;
extern int sd_llc_id;
extern struct sched_domain_shared *sd_llc_shared;
extern int sd_llc_size;
extern struct sched_domain *sd_numa;

// kernel/smp.c
extern struct llist_head call_single_queue;
extern struct call_function_data cfd_data;
extern call_single_data_t csd_data;

// kernel/smpboot.c
extern struct task_struct *idle_threads;

// kernel/softirq.c
extern struct task_struct *ksoftirqd;
extern struct tasklet_head tasklet_hi_vec;
extern struct tasklet_head tasklet_vec;

// kernel/stop_machine.c
extern struct cpu_stopper cpu_stopper;

// kernel/taskstats.c
extern struct listener_list listener_array;
extern __u32 taskstats_seqnum;

// kernel/time/hrtimer.c
extern struct hrtimer_cpu_base hrtimer_bases;

// kernel/time/tick-common.c
extern struct tick_device tick_cpu_device;

// kernel/time/tick-sched.c
extern struct tick_sched tick_cpu_sched;

// kernel/time/timer.c
extern struct timer_base timer_bases[];

// kernel/trace/trace.c
extern struct ring_buffer_event *trace_buffered_event;

// kernel/watchdog.c
extern struct hrtimer watchdog_hrtimer;
extern unsigned long watchdog_touch_ts;

// kernel/watchdog_perf.c
extern struct perf_event *watchdog_ev;

// kernel/workqueue.c
extern struct worker_pool cpu_worker_pools[NR_STD_WORKER_POOLS];

// lib/radix-tree.c
extern struct radix_tree_preload radix_tree_preloads;

// mm/memcontrol.c
extern struct memcg_stock_pcp memcg_stock;

// mm/mm_init.c
extern struct per_cpu_nodestat boot_nodestats;

// mm/page_alloc.c
extern int numa_node;

// mm/swap.c
extern struct lru_pvecs lru_pvecs;
extern struct lru_rotate lru_rotate;

// mm/swap_slots.c
extern struct swap_slots_cache swp_slots;

// mm/vmalloc.c
extern struct vfree_deferred vfree_deferred;
extern struct vmap_block_queue vmap_block_queue;

// mm/vmstat.c
extern struct vm_event_state vm_event_states;
extern struct delayed_work vmstat_work;

// net/core/dev.c
extern struct work_struct flush_works;
extern struct softnet_data softnet_data;

// net/core/skbuff.c
extern struct napi_alloc_cache napi_alloc_cache;
extern struct page_frag_cache netdev_alloc_cache;

// net/ipv4/route.c
extern struct rt_cache_stat rt_cache_stat;
extern struct uncached_list rt_uncached_list;

// net/ipv4/tcp.c
extern unsigned int tcp_orphan_count;

// net/ipv4/tcp_output.c
extern struct tsq_tasklet tsq_tasklet;

// net/ipv6/route.c
extern struct uncached_list rt6_uncached_list;

// net/xfrm/xfrm_input.c
extern struct xfrm_trans_tasklet xfrm_trans_tasklet;
