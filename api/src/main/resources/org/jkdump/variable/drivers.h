// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of drivers/; rules: Declarations.java.

// drivers/acpi/acpica/tbdata.c
extern struct acpi_table_header *acpi_gbl_DSDT;
extern struct acpi_table_fadt acpi_gbl_FADT;
extern struct acpi_table_list acpi_gbl_root_table_list;

// drivers/acpi/bus.c
extern const struct bus_type acpi_bus_type;
extern struct acpi_device *acpi_root;

// drivers/acpi/osl.c
extern unsigned long acpi_rsdp;

// drivers/base/bus.c
extern struct kset *bus_kset;
extern const struct kobj_type bus_ktype;
extern const struct kobj_type driver_ktype;
extern struct kset *system_kset;

// drivers/base/class.c
extern struct kset *class_kset;
extern const struct kobj_type class_ktype;

// drivers/base/core.c
extern struct kobject *dev_kobj;
extern const struct kobj_type device_ktype;
extern struct kset *devices_kset;
extern struct kobject *sysfs_dev_block_kobj;
extern struct kobject *sysfs_dev_char_kobj;

// drivers/base/cpu.c
extern const struct bus_type cpu_subsys;

// drivers/base/dd.c
extern struct dentry *deferred_devices;
extern struct list_head deferred_probe_active_list;
extern struct list_head deferred_probe_pending_list;
extern bool driver_deferred_probe_enable;

// drivers/base/firmware.c
extern struct kobject *firmware_kobj;

// drivers/base/hypervisor.c
extern struct kobject *hypervisor_kobj;

// drivers/base/memory.c
extern const struct bus_type memory_subsys;
extern int sections_per_block;

// drivers/base/node.c
extern const struct bus_type node_subsys;

// drivers/base/platform.c
extern struct device platform_bus;
extern const struct bus_type platform_bus_type;

// drivers/base/power/main.c
extern struct list_head dpm_late_early_list;
extern struct list_head dpm_list;
extern struct list_head dpm_noirq_list;
extern struct list_head dpm_prepared_list;
extern struct list_head dpm_suspended_list;
extern pm_message_t pm_transition;

// drivers/base/power/wakeup.c
extern struct list_head wakeup_sources;

// drivers/base/syscore.c
extern struct list_head syscore_ops_list;

// drivers/char/misc.c
extern struct list_head misc_list;
extern struct mutex misc_mtx;

// drivers/char/random.c
extern struct notifier_block pm_notifier;

// drivers/clk/clk.c
extern struct hlist_head clk_orphan_list;
extern struct hlist_head clk_root_list;

// drivers/cpufreq/cpufreq.c
extern struct cpufreq_driver *cpufreq_driver;
extern struct static_key_false cpufreq_freq_invariance;
extern struct list_head cpufreq_governor_list;
extern struct list_head cpufreq_policy_list;

// drivers/cpuidle/cpuidle.c
extern struct list_head cpuidle_detected_devices;

// drivers/cpuidle/driver.c
extern struct cpuidle_driver *cpuidle_curr_driver;

// drivers/cpuidle/governor.c
extern struct cpuidle_governor *cpuidle_curr_governor;
extern struct list_head cpuidle_governors;

// drivers/firmware/dmi_scan.c
extern int dmi_available;
extern phys_addr_t dmi_base;

// drivers/firmware/efi/efi.c
extern struct efi efi;
extern struct mm_struct efi_mm;

// drivers/input/input.c
extern struct list_head input_dev_list;
extern struct list_head input_handler_list;
extern struct mutex input_mutex;

// drivers/input/serio/serio.c
extern const struct bus_type serio_bus;

// drivers/iommu/iommu.c
extern unsigned int iommu_def_domain_type;
extern struct list_head iommu_device_list;
extern struct kset *iommu_group_kset;

// drivers/leds/led-core.c
extern struct list_head leds_list;

// drivers/net/loopback.c
extern struct pernet_operations loopback_net_ops;

// drivers/pci/pci-driver.c
extern const struct bus_type pci_bus_type;

// drivers/pci/pci.c
extern int pci_domains_supported;

// drivers/pci/probe.c
extern struct list_head pci_root_buses;
extern const struct class pcibus_class;

// drivers/pci/search.c
extern struct rw_semaphore pci_bus_sem;

// drivers/pnp/driver.c
extern const struct bus_type pnp_bus_type;

// drivers/thermal/thermal_core.c
extern struct list_head thermal_governor_list;
extern struct list_head thermal_tz_list;

// drivers/tty/sysrq.c
extern int sysrq_enabled;
extern const struct sysrq_key_op *sysrq_key_table[];

// drivers/tty/tty_io.c
extern struct list_head tty_drivers;
extern struct mutex tty_mutex;
extern struct ktermios tty_std_termios;

// drivers/tty/vt/vt.c
extern int console_blanked;
extern struct tty_driver *console_driver;
extern const struct consw *conswitchp;
extern int fg_console;
extern int last_console;
extern struct vc vc_cons[];
extern int want_console;

// drivers/video/console/dummycon.c
extern const struct consw dummy_con;

// drivers/video/console/vgacon.c
extern const struct consw vga_con;

// drivers/virtio/virtio.c
extern const struct bus_type virtio_bus;

// drivers/xen/balloon.c
extern struct balloon_stats balloon_stats;
