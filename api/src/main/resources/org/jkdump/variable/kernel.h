// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of kernel/; rules: Declarations.java.

// kernel/acct.c
extern int acct_parm[3];

// kernel/audit.c
extern u32 audit_backlog_limit;
extern u32 audit_backlog_wait_time;
extern struct audit_ctl_mutex audit_cmd_mutex;
extern u32 audit_enabled;
extern bool audit_ever_enabled;
extern u32 audit_failure;
extern struct sk_buff_head audit_hold_queue;
extern int audit_initialized;
extern atomic_t audit_lost;
extern unsigned int audit_net_id;
extern struct sk_buff_head audit_queue;
extern u32 audit_rate_limit;

// kernel/auditfilter.c
extern struct list_head audit_filter_list[];

// kernel/capability.c
extern int file_caps_enabled;

// kernel/cgroup/cgroup-v1.c
extern struct workqueue_struct *cgroup_pidlist_destroy_wq;

// kernel/cgroup/cgroup.c
extern struct file_system_type cgroup2_fs_type;
extern bool cgroup_debug;
extern struct workqueue_struct *cgroup_destroy_wq;
extern spinlock_t cgroup_file_kn_lock;
extern struct file_system_type cgroup_fs_type;
extern struct idr cgroup_hierarchy_idr;
extern spinlock_t cgroup_idr_lock;
extern struct mutex cgroup_mutex;
extern int cgroup_root_count;
extern struct list_head cgroup_roots;
extern struct cgroup_subsys *cgroup_subsys[CGROUP_SUBSYS_COUNT];
extern struct percpu_rw_semaphore cgroup_threadgroup_rwsem;
extern struct cgroup_root cgrp_dfl_root;
extern bool cgrp_dfl_visible;
extern int css_set_count;
extern spinlock_t css_set_lock;
extern struct hlist_head css_set_table[128];
extern u16 have_fork_callback;
extern struct cgroup_namespace init_cgroup_ns;
extern struct css_set init_css_set;

// kernel/cgroup/cpuset.c
extern spinlock_t callback_lock;
extern struct cgroup_subsys cpuset_cgrp_subsys;
extern struct workqueue_struct *cpuset_migrate_mm_wq;
extern struct mutex cpuset_mutex;
extern struct static_key_false cpusets_enabled_key;
extern struct cpuset top_cpuset;

// kernel/cgroup/legacy_freezer.c
extern struct cgroup_subsys freezer_cgrp_subsys;

// kernel/cgroup/pids.c
extern struct cgroup_subsys pids_cgrp_subsys;

// kernel/cpu.c
extern int __boot_cpu_id;
extern struct cpumask __cpu_active_mask;
extern struct cpumask __cpu_dying_mask;
extern struct cpumask __cpu_online_mask;
extern struct cpumask __cpu_possible_mask;
extern struct cpumask __cpu_present_mask;
extern atomic_t __num_online_cpus;
extern struct mutex cpu_add_remove_lock;
extern const unsigned long cpu_all_bits[];
extern int cpu_hotplug_disabled;
extern struct percpu_rw_semaphore cpu_hotplug_lock;
extern enum cpu_mitigations cpu_mitigations;
extern enum cpuhp_smt_control cpu_smt_control;
extern struct cpuhp_step cpuhp_hp_states[];
extern struct mutex cpuhp_state_mutex;
extern struct smp_hotplug_thread cpuhp_threads;
extern cpumask_t cpus_booted_once_mask;

// kernel/crash_core.c
extern note_buf_t *crash_notes;

// kernel/crash_reserve.c
extern struct resource crashk_low_res;
extern struct resource crashk_res;

// kernel/cred.c
extern struct kmem_cache *cred_jar;
extern struct cred init_cred;
extern struct group_info init_groups;

// kernel/delayacct.c
extern struct kmem_cache *delayacct_cache;
extern struct static_key_false delayacct_key;
extern int delayacct_on;

// kernel/dma/pool.c
extern struct gen_pool *atomic_pool_dma;
extern struct gen_pool *atomic_pool_kernel;

// kernel/dma/swiotlb.c
extern struct io_tlb_mem io_tlb_default_mem;
extern phys_addr_t io_tlb_end;
extern unsigned long io_tlb_nslabs;
extern phys_addr_t io_tlb_start;
extern unsigned long io_tlb_used;
extern enum swiotlb_force swiotlb_force;

// kernel/elfcorehdr.c
extern unsigned long long elfcorehdr_addr;

// kernel/exit.c
extern atomic_t oops_count;
extern unsigned int oops_limit;

// kernel/extable.c
extern struct mutex text_mutex;

// kernel/fork.c
extern unsigned long default_dump_filter;
extern struct kmem_cache *files_cachep;
extern struct kmem_cache *fs_cachep;
extern int max_threads;
extern struct kmem_cache *mm_cachep;
extern spinlock_t mmlist_lock;
extern int nr_threads;
extern struct kmem_cache *sighand_cachep;
extern struct kmem_cache *signal_cachep;
extern struct kmem_cache *task_struct_cachep;
extern rwlock_t tasklist_lock;
extern unsigned long total_forks;
extern struct kmem_cache *vm_area_cachep;
extern struct kmem_cache *vma_lock_cachep;

// kernel/freezer.c
extern bool pm_freezing;
extern bool pm_nosig_freezing;
extern atomic_t system_freezing_cnt;

// kernel/hung_task.c
extern int did_panic;
extern bool hung_detector_suspended;
extern atomic_t reset_hung_task;
extern unsigned int sysctl_hung_task_all_cpu_backtrace;
extern int sysctl_hung_task_check_count;
extern unsigned long sysctl_hung_task_check_interval_secs;
extern unsigned int sysctl_hung_task_panic;
extern unsigned long sysctl_hung_task_timeout_secs;
extern int sysctl_hung_task_warnings;
extern struct task_struct *watchdog_task;

// kernel/kexec_core.c
extern atomic_t __kexec_lock;
extern struct kimage *kexec_crash_image;
extern struct kimage *kexec_image;
extern bool kexec_in_progress;
extern int kexec_load_disabled;

// kernel/ksysfs.c
extern struct kobject *kernel_kobj;
extern int rcu_expedited;
extern int rcu_normal;

// kernel/kthread.c
extern struct list_head kthread_create_list;
extern spinlock_t kthread_create_lock;
extern struct task_struct *kthreadd_task;

// kernel/module/kmod.c
extern char modprobe_path[256];

// kernel/module/main.c
extern struct llist_head init_free_list;
extern struct mod_tree_root mod_tree;
extern struct mutex module_mutex;
extern struct blocking_notifier_head module_notify_list;
extern struct wait_queue_head module_wq;
extern struct list_head modules;
extern int modules_disabled;

// kernel/notifier.c
extern struct atomic_notifier_head die_chain;
extern struct blocking_notifier_head reboot_notifier_list;

// kernel/nsproxy.c
extern struct nsproxy init_nsproxy;
extern struct kmem_cache *nsproxy_cachep;

// kernel/panic.c
extern bool crash_kexec_post_notifiers;
extern u64 oops_id;
extern long (*panic_blink)(int);
extern atomic_t panic_cpu;
extern struct atomic_notifier_head panic_notifier_list;
extern int panic_on_oops;
extern unsigned long panic_on_taint;
extern bool panic_on_taint_nousertaint;
extern int panic_on_warn;
extern unsigned long panic_print;
extern int panic_timeout;
extern int pause_on_oops;
extern int pause_on_oops_flag;
extern unsigned int sysctl_oops_all_cpu_backtrace;
extern const struct taint_flag taint_flags[];
extern unsigned long tainted_mask;
extern atomic_t warn_count;

// kernel/params.c
extern struct kset *module_kset;
extern const struct kobj_type module_ktype;

// kernel/pid.c
extern struct pid_namespace init_pid_ns;
extern struct pid init_struct_pid;
extern int pid_max;
extern int pid_max_max;
extern int pid_max_min;
extern spinlock_t pidmap_lock;

// kernel/pid_namespace.c
extern struct kmem_cache *pid_cache[];
extern struct kmem_cache *pid_ns_cachep;

// kernel/power/hibernate.c
extern int hibernation_mode;
extern const struct platform_hibernation_ops *hibernation_ops;
extern dev_t swsusp_resume_device;

// kernel/power/main.c
extern int pm_async_enabled;
extern struct blocking_notifier_head pm_chain_head;
extern struct kobject *power_kobj;
extern gfp_t saved_gfp_mask;
extern struct suspend_stats suspend_stats;
extern bool sync_on_suspend_enabled;

// kernel/power/process.c
extern unsigned int freeze_timeout_msecs;

// kernel/power/qos.c
extern struct pm_qos_constraints cpu_latency_constraints;

// kernel/power/suspend.c
extern suspend_state_t mem_sleep_current;
extern const char *mem_sleep_states[4];
extern const char *pm_states[4];
extern suspend_state_t pm_suspend_target_state;
extern const struct platform_s2idle_ops *s2idle_ops;
extern enum s2idle_states s2idle_state;
extern const struct platform_suspend_ops *suspend_ops;

// kernel/printk/printk.c
extern char __log_buf[];
extern struct console_cmdline console_cmdline[];
extern struct console *console_drivers;
extern struct hlist_head console_list;
extern int console_locked;
extern int console_may_schedule;
extern struct task_struct *console_owner;
extern int console_printk[4];
extern struct semaphore console_sem;
extern u64 console_seq;
extern int console_set_on_cmdline;
extern int console_suspended;
extern bool console_waiter;
extern unsigned int devkmsg_log;
extern int dmesg_restrict;
extern struct console *exclusive_console;
extern bool ignore_loglevel;
extern char *log_buf;
extern u32 log_buf_len;
extern u32 log_first_idx;
extern u64 log_first_seq;
extern u32 log_next_idx;
extern u64 log_next_seq;
extern wait_queue_head_t log_wait;
extern raw_spinlock_t logbuf_lock;
extern int oops_in_progress;
extern struct printk_ringbuffer *prb;
extern int preferred_console;
extern atomic_t printk_cpu_sync_owner;
extern int printk_delay_msec;
extern struct ratelimit_state printk_ratelimit_state;
extern struct printk_ringbuffer printk_rb_dynamic;
extern struct printk_ringbuffer printk_rb_static;
extern bool printk_time;
extern int suppress_printk;
extern struct mutex syslog_lock;
extern u64 syslog_seq;
extern bool syslog_time;

// kernel/profile.c
extern atomic_t *prof_buffer;
extern unsigned long prof_len;
extern int prof_on;
extern unsigned short prof_shift;

// kernel/reboot.c
extern int C_A_D;
extern struct pid *cad_pid;
extern void (*pm_power_off)(void);
extern char poweroff_cmd[256];
extern int reboot_cpu;
extern int reboot_force;
extern enum reboot_mode reboot_mode;
extern enum reboot_type reboot_type;
extern struct atomic_notifier_head restart_handler_list;
extern struct mutex system_transition_mutex;

// kernel/resource.c
extern struct inode *iomem_inode;
extern struct resource iomem_resource;
extern struct resource ioport_resource;
extern rwlock_t resource_lock;

// kernel/seccomp.c
extern u32 seccomp_actions_logged;

// kernel/signal.c
extern int print_fatal_signals;
extern struct kmem_cache *sigqueue_cachep;

// kernel/sys.c
extern int fs_overflowgid;
extern int fs_overflowuid;
extern int overflowgid;
extern int overflowuid;
extern struct rw_semaphore uts_sem;

// kernel/sysctl.c
extern const int ngroups_max;
extern int sysctl_legacy_va_layout;

// kernel/taskstats.c
extern struct kmem_cache *taskstats_cache;

// kernel/ucount.c
extern struct ucounts init_ucounts;
extern struct hlist_head ucounts_hashtable[1024];
extern spinlock_t ucounts_lock;

// kernel/umh.c
extern atomic_t running_helpers;
extern enum umh_disable_depth usermodehelper_disabled;
extern struct wait_queue_head usermodehelper_disabled_waitq;

// kernel/user.c
extern struct user_namespace init_user_ns;
extern struct user_struct root_user;
extern struct kmem_cache *uid_cachep;
extern spinlock_t uidhash_lock;
extern struct hlist_head uidhash_table[128];

// kernel/user_namespace.c
extern struct kmem_cache *user_ns_cachep;

// kernel/utsname.c
extern struct kmem_cache *uts_ns_cache;

// kernel/vmcore_info.c
extern unsigned char *vmcoreinfo_data;
extern u32 *vmcoreinfo_note;
extern size_t vmcoreinfo_size;

// kernel/watchdog.c
extern unsigned int hardlockup_panic;
extern int nmi_watchdog_user_enabled;
extern int soft_watchdog_user_enabled;
extern unsigned int softlockup_panic;
extern int sysctl_hardlockup_all_cpu_backtrace;
extern int sysctl_softlockup_all_cpu_backtrace;
extern struct cpumask watchdog_allowed_mask;
extern struct cpumask watchdog_cpumask;
extern unsigned long watchdog_enabled;
extern int watchdog_thresh;
extern int watchdog_user_enabled;

// scripts/kallsyms.c
extern const unsigned int kallsyms_markers[];
extern const u8 kallsyms_names[];
extern const unsigned int kallsyms_num_syms;
extern const int kallsyms_offsets[];
extern const unsigned long kallsyms_relative_base;
extern const u8 kallsyms_seqs_of_names[];
extern const u16 kallsyms_token_index[];
extern const char kallsyms_token_table[];
