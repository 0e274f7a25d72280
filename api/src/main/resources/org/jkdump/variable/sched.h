// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of the scheduler, RCU, workqueues and interrupts; rules: Declarations.java.

// kernel/async.c
extern struct async_domain async_dfl_domain;
extern struct list_head async_global_pending;

// kernel/irq/dummychip.c
extern struct irq_chip dummy_irq_chip;
extern struct irq_chip no_irq_chip;

// kernel/irq/irqdesc.c
extern unsigned long allocated_irqs[];
extern struct xarray irq_desc_tree;
extern struct kobject *irq_kobj_base;
extern int nr_irqs;
extern struct mutex sparse_irq_lock;
extern struct maple_tree sparse_irqs;
extern unsigned int total_nr_irqs;

// kernel/irq/irqdomain.c
extern struct irq_domain *irq_default_domain;
extern struct list_head irq_domain_list;
extern struct mutex irq_domain_mutex;

// kernel/irq/manage.c
extern bool force_irqthreads;
extern struct static_key_false force_irqthreads_key;
extern cpumask_var_t irq_default_affinity;

// kernel/irq/proc.c
extern int no_irq_affinity;

// kernel/irq/spurious.c
extern int irqfixup;
extern bool noirqdebug;
extern struct timer_list poll_spurious_irq_timer;

// kernel/rcu/srcutree.c
extern struct list_head srcu_boot_list;

// kernel/rcu/tasks.h
extern struct rcu_tasks rcu_tasks;
extern struct rcu_tasks rcu_tasks_rude;
extern struct rcu_tasks rcu_tasks_trace;

// kernel/rcu/tree.c
extern ulong jiffies_till_first_fqs;
extern ulong jiffies_till_next_fqs;
extern int num_rcu_lvl[];
extern bool rcu_kick_kthreads;
extern int rcu_num_lvls;
extern int rcu_num_nodes;
extern struct workqueue_struct *rcu_par_gp_wq;
extern int rcu_scheduler_active;
extern struct rcu_state rcu_state;

// kernel/rcu/tree_nocb.h
extern cpumask_var_t rcu_nocb_mask;

// kernel/rcu/tree_stall.h
extern int sysctl_max_rcu_stall_to_panic;
extern int sysctl_panic_on_rcu_stall;

// kernel/rcu/update.c
extern int rcu_cpu_stall_suppress;
extern int rcu_cpu_stall_timeout;

// kernel/sched/autogroup.c
extern unsigned int sysctl_sched_autogroup_enabled;

// kernel/sched/clock.c
extern struct static_key_false __sched_clock_stable;
extern struct static_key_false sched_clock_running;

// kernel/sched/core.c
extern struct cgroup_subsys cpu_cgrp_subsys;
extern struct task_group root_task_group;
extern const int sched_prio_to_weight[40];
extern const u32 sched_prio_to_wmult[40];
extern struct static_key_false sched_schedstats;
extern bool sched_smp_initialized;
extern int scheduler_running;
extern unsigned int sysctl_sched_features;
extern unsigned int sysctl_sched_nr_migrate;
extern struct kmem_cache *task_group_cache;
extern spinlock_t task_group_lock;
extern struct list_head task_groups;

// kernel/sched/cpuacct.c
extern struct cgroup_subsys cpuacct_cgrp_subsys;

// kernel/sched/cpufreq_schedutil.c
extern struct cpufreq_governor schedutil_gov;

// kernel/sched/deadline.c
extern struct dl_bandwidth def_dl_bandwidth;
extern const struct sched_class dl_sched_class;

// kernel/sched/debug.c
extern struct static_key sched_feat_keys[__SCHED_FEAT_NR];

// kernel/sched/fair.c
extern const struct sched_class fair_sched_class;
extern unsigned long max_load_balance_interval;
extern int sched_thermal_decay_shift;
extern unsigned int sysctl_sched_base_slice;
extern unsigned int sysctl_sched_cfs_bandwidth_slice;
extern unsigned int sysctl_sched_child_runs_first;
extern unsigned int sysctl_sched_latency;
extern unsigned int sysctl_sched_migration_cost;
extern unsigned int sysctl_sched_min_granularity;
extern unsigned int sysctl_sched_wakeup_granularity;

// kernel/sched/idle.c
extern const struct sched_class idle_sched_class;

// kernel/sched/isolation.c
extern struct housekeeping housekeeping;
extern unsigned int housekeeping_flags;
extern cpumask_var_t housekeeping_mask;
extern struct static_key_false housekeeping_overridden;

// kernel/sched/loadavg.c
extern unsigned long avenrun[3];
extern int calc_load_idx;
extern atomic_long_t calc_load_nohz[2];
extern atomic_long_t calc_load_tasks;
extern unsigned long calc_load_update;

// kernel/sched/rt.c
extern struct rt_bandwidth def_rt_bandwidth;
extern const struct sched_class rt_sched_class;
extern int sched_rr_timeslice;
extern int sysctl_sched_rr_timeslice;
extern int sysctl_sched_rt_runtime;

// kernel/sched/stop_task.c
extern const struct sched_class stop_sched_class;

// kernel/sched/topology.c
extern struct root_domain def_root_domain;
extern struct sched_domain_topology_level default_topology[];
extern struct static_key_false sched_asym_cpucapacity;
extern int sched_domain_level_max;
extern struct sched_domain_topology_level *sched_domain_topology;
extern struct mutex sched_domains_mutex;
extern int sched_domains_numa_levels;
extern cpumask_var_t sched_domains_tmpmask;
extern int sched_max_numa_distance;
extern enum numa_topology_type sched_numa_topology_type;
extern unsigned int sysctl_sched_energy_aware;

// kernel/sched/wait_bit.c
extern wait_queue_head_t bit_wait_table[];

// kernel/smp.c
extern unsigned int nr_cpu_ids;
extern unsigned int setup_max_cpus;

// kernel/smpboot.c
extern struct list_head hotplug_threads;

// kernel/softirq.c
extern const char *const softirq_to_name[NR_SOFTIRQS];
extern struct softirq_action softirq_vec[NR_SOFTIRQS];

// kernel/stop_machine.c
extern bool stop_cpus_in_progress;
extern struct mutex stop_cpus_mutex;
extern bool stop_machine_initialized;

// kernel/workqueue.c
extern struct workqueue_attrs *ordered_wq_attrs[2];
extern struct workqueue_struct *system_bh_highpri_wq;
extern struct workqueue_struct *system_bh_wq;
extern struct workqueue_struct *system_freezable_power_efficient_wq;
extern struct workqueue_struct *system_freezable_wq;
extern struct workqueue_struct *system_highpri_wq;
extern struct workqueue_struct *system_long_wq;
extern struct workqueue_struct *system_power_efficient_wq;
extern struct workqueue_struct *system_unbound_wq;
extern struct workqueue_struct *system_wq;
extern struct hlist_head unbound_pool_hash[64];
extern struct workqueue_attrs *unbound_std_wq_attrs[2];
extern struct idr worker_pool_idr;
extern bool workqueue_freezing;
extern struct list_head workqueues;
extern enum wq_affn_scope wq_affn_dfl;
extern bool wq_disable_numa;
extern cpumask_var_t wq_isolated_cpumask;
extern struct wq_pod_type wq_pod_types[WQ_AFFN_NR_TYPES];
extern struct mutex wq_pool_attach_mutex;
extern struct mutex wq_pool_mutex;
extern bool wq_power_efficient;
extern cpumask_var_t wq_requested_unbound_cpumask;
extern cpumask_var_t wq_unbound_cpumask;
