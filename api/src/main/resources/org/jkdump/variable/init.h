// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of init/; rules: Declarations.java.

// init/do_mounts.c
extern struct file_system_type rootfs_fs_type;

// init/init_task.c
extern struct sighand_struct init_sighand;
extern struct signal_struct init_signals;
extern struct task_struct init_task;

// init/main.c
extern bool early_boot_irqs_disabled;
extern char *execute_command;
extern bool initcall_debug;
extern unsigned long loops_per_jiffy;
extern const char *panic_later;
extern const char *panic_param;
extern char *ramdisk_execute_command;
extern unsigned int reset_devices;
extern bool rodata_enabled;
extern char *saved_command_line;
extern char *static_command_line;
extern bool static_key_initialized;
extern enum system_states system_state;

// init/version-timestamp.c
extern struct uts_namespace init_uts_ns;
extern const char linux_banner[];

// init/version.c
extern const char linux_proc_banner[];
