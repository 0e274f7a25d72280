// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of tracing, BPF and performance events; rules: Declarations.java.

// kernel/bpf/btf.c
extern struct idr btf_idr;
extern struct list_head btf_modules;

// kernel/bpf/core.c
extern atomic_long_t bpf_jit_current;
extern int bpf_jit_enable;
extern int bpf_jit_harden;
extern int bpf_jit_kallsyms;
extern long bpf_jit_limit;
extern struct list_head bpf_kallsyms;
extern struct static_key_false bpf_stats_enabled_key;

// kernel/bpf/syscall.c
extern const struct bpf_map_ops *const bpf_map_types[];
extern const struct bpf_prog_ops *const bpf_prog_types[];
extern struct idr link_idr;
extern struct idr map_idr;
extern spinlock_t map_idr_lock;
extern struct idr prog_idr;
extern spinlock_t prog_idr_lock;
extern int sysctl_unprivileged_bpf_disabled;

// kernel/bpf/verifier.c
extern const struct bpf_verifier_ops *const bpf_verifier_ops[];
extern struct btf *btf_vmlinux;

// kernel/events/callchain.c
extern struct callchain_cpus_entries *callchain_cpus_entries;
extern atomic_t nr_callchain_events;
extern int sysctl_perf_event_max_stack;

// kernel/events/core.c
extern atomic_t nr_mmap_events;
extern struct perf_guest_info_callbacks *perf_guest_cbs;
extern struct pmu perf_kprobe;
extern atomic_t perf_sched_count;
extern struct static_key_false perf_sched_events;
extern struct pmu perf_swevent;
extern struct pmu perf_uprobe;
extern struct bus_type pmu_bus;
extern struct idr pmu_idr;
extern struct list_head pmus;
extern struct mutex pmus_lock;
extern int sysctl_perf_event_mlock;
extern int sysctl_perf_event_paranoid;
extern int sysctl_perf_event_sample_rate;

// kernel/events/hw_breakpoint.c
extern struct mutex nr_bp_mutex;

// kernel/events/uprobes.c
extern struct list_head delayed_uprobe_list;
extern struct percpu_rw_semaphore dup_mmap_sem;
extern struct mutex uprobes_mmap_mutex[13];
extern struct rb_root uprobes_tree;

// kernel/jump_label.c
extern struct mutex jump_label_mutex;

// kernel/kprobes.c
extern struct list_head freeing_list;
extern struct list_head kprobe_blacklist;
extern struct kprobe_insn_cache kprobe_insn_slots;
extern struct mutex kprobe_mutex;
extern struct kprobe_insn_cache kprobe_optinsn_slots;
extern struct hlist_head kprobe_table[64];
extern bool kprobes_all_disarmed;
extern struct hlist_head kretprobe_inst_table[64];
extern struct list_head optimizing_list;
extern struct list_head unoptimizing_list;

// kernel/livepatch/core.c
extern struct mutex klp_mutex;
extern struct list_head klp_patches;

// kernel/livepatch/transition.c
extern int klp_target_state;
extern struct klp_patch *klp_transition_patch;

// kernel/trace/bpf_trace.c
extern struct mutex bpf_event_mutex;
extern struct list_head bpf_trace_modules;

// kernel/trace/fgraph.c
extern int ftrace_graph_active;

// kernel/trace/ftrace.c
extern int ftrace_disabled;
extern int ftrace_enabled;
extern struct ftrace_ops ftrace_list_end;
extern struct mutex ftrace_lock;
extern struct ftrace_ops *ftrace_ops_list;
extern struct list_head ftrace_ops_trampoline_list;
extern struct ftrace_page *ftrace_pages;
extern struct ftrace_page *ftrace_pages_start;
extern ftrace_func_t ftrace_trace_function;
extern struct ftrace_ops global_ops;

// kernel/trace/trace.c
extern struct list_head ftrace_trace_arrays;
extern struct trace_array global_trace;
extern struct tracer *trace_types;
extern struct trace_iterator *tracepoint_print_iter;
extern cpumask_var_t tracing_buffer_mask;
extern int tracing_disabled;
extern unsigned long tracing_thresh;

// kernel/trace/trace_dynevent.c
extern struct list_head dyn_event_list;
extern struct list_head dyn_event_ops_list;

// kernel/trace/trace_events.c
extern struct list_head ftrace_events;

// kernel/trace/trace_events_trigger.c
extern struct list_head trigger_commands;

// kernel/trace/trace_kprobe.c
extern struct dyn_event_operations trace_kprobe_ops;

// kernel/trace/trace_nop.c
extern struct tracer nop_trace;

// kernel/trace/trace_output.c
extern struct list_head ftrace_event_list;

// kernel/tracepoint.c
extern struct blocking_notifier_head tracepoint_notify_list;
extern struct srcu_struct tracepoint_srcu;
extern struct mutex tracepoints_mutex;
