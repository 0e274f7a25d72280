// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of kernel/time/; rules: Declarations.java.

// kernel/time/alarmtimer.c
extern struct alarm_base alarm_bases[ALARM_NUMTYPE];
extern ktime_t freezer_delta;
extern struct rtc_device *rtcdev;

// kernel/time/clockevents.c
extern struct list_head clockevent_devices;
extern raw_spinlock_t clockevents_lock;
extern struct list_head clockevents_released;

// kernel/time/clocksource.c
extern struct list_head clocksource_list;
extern struct clocksource *curr_clocksource;
extern int finished_booting;
extern char override_name[32];
extern struct clocksource *suspend_clocksource;
extern struct list_head watchdog_list;
extern struct timer_list watchdog_timer;

// kernel/time/hrtimer.c
extern bool hrtimer_hres_enabled;
extern unsigned int hrtimer_resolution;

// kernel/time/jiffies.c
extern struct clocksource clocksource_jiffies;
extern raw_spinlock_t jiffies_lock;
extern struct clocksource refined_jiffies;

// kernel/time/namespace.c
extern struct time_namespace init_time_ns;

// kernel/time/ntp.c
extern u64 tick_length;
extern unsigned long tick_nsec;
extern unsigned long tick_usec;
extern long time_esterror;
extern long time_maxerror;
extern int time_state;
extern int time_status;

// kernel/time/posix-timers.c
extern struct kmem_cache *posix_timers_cache;
extern struct hlist_head posix_timers_hashtable[];

// kernel/time/tick-broadcast.c
extern struct tick_device tick_broadcast_device;
extern cpumask_var_t tick_broadcast_force_mask;
extern cpumask_var_t tick_broadcast_mask;
extern cpumask_var_t tick_broadcast_on;
extern cpumask_var_t tick_broadcast_oneshot_mask;
extern cpumask_var_t tick_broadcast_pending_mask;

// kernel/time/tick-common.c
extern int tick_do_timer_cpu;
extern unsigned int tick_freeze_depth;
extern ktime_t tick_next_period;

// kernel/time/tick-sched.c
extern ktime_t last_jiffies_update;
extern unsigned long tick_nohz_active;
extern bool tick_nohz_enabled;
extern cpumask_var_t tick_nohz_full_mask;
extern bool tick_nohz_full_running;

// kernel/time/time.c
extern struct timezone sys_tz;

// kernel/time/timekeeping.c
extern bool persistent_clock_exists;
extern struct timekeeper shadow_timekeeper;
extern struct tk_data timekeeper_data[];
extern raw_spinlock_t timekeeper_lock;
extern int timekeeping_suspended;
// The struct has a tag since v6.13.
extern struct tk_data tk_core;
// Since Linux kernel commit 025e82bcbc34 ("timekeeping: Use sequence counter with associated
// raw spinlock") (in v5.9).
extern struct { seqcount_raw_spinlock_t seq; struct timekeeper timekeeper; } tk_core;
extern struct { seqcount_t seq; struct timekeeper timekeeper; } tk_core;
extern struct tk_fast tk_fast_mono;
extern struct tk_fast tk_fast_raw;

// kernel/time/timer.c
extern u64 jiffies_64;
extern unsigned int sysctl_timer_migration;
extern struct static_key_false timers_migration_enabled;
extern struct static_key_false timers_nohz_active;

// kernel/time/timer_migration.c
extern unsigned int tmigr_hierarchy_levels;
extern struct list_head *tmigr_level_list;
