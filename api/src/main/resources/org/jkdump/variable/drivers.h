// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of drivers/; rules: Declarations.java.

// drivers/acpi/acpica/acglobal.h
extern struct acpi_table_header *acpi_gbl_DSDT;
extern acpi_gbl_event_handler acpi_gbl_global_event_handler;
extern struct acpi_gpe_block_info *acpi_gbl_gpe_fadt_blocks[2];
extern struct acpi_table_list acpi_gbl_root_table_list;
extern unsigned long acpi_gbl_xgpe0_block_logical_address;

// drivers/acpi/apei/ghes.c
extern struct list_head ghes_hed;
extern atomic_t ghes_in_nmi;
extern struct mutex ghes_list_mutex;
extern struct atomic_notifier_head ghes_report_chain;

// drivers/acpi/bus.c
extern const struct bus_type acpi_bus_type;
extern struct acpi_device *acpi_root;

// drivers/acpi/ec.c
extern struct acpi_ec *first_ec;

// drivers/acpi/osl.c
extern unsigned long acpi_rsdp;
extern unsigned int acpi_sci_irq;

// drivers/acpi/processor_driver.c
extern struct device_driver acpi_processor_driver;

// drivers/acpi/sleep.c
extern u32 acpi_target_sleep_state;

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
extern struct wakeup_source deleted_ws;
extern struct list_head wakeup_sources;
extern struct srcu_struct wakeup_srcu;

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

// drivers/firmware/efi/vars.c
extern struct efivars *__efivars;
extern struct semaphore efivars_lock;

// drivers/hv/hv_common.c
extern u32 hv_max_vp_index;
extern u32 *hv_vp_index;
extern struct ms_hyperv_info ms_hyperv;

// drivers/input/input.c
extern struct list_head input_dev_list;
extern struct list_head input_handler_list;
extern struct mutex input_mutex;

// drivers/input/serio/serio.c
extern const struct bus_type serio_bus;

// drivers/iommu/intel/dmar.c
extern struct list_head dmar_drhd_units;

// drivers/iommu/intel/iommu.c
extern int intel_iommu_enabled;

// drivers/iommu/iommu.c
extern unsigned int iommu_def_domain_type;
extern struct list_head iommu_device_list;
extern struct kset *iommu_group_kset;

// drivers/leds/led-core.c
extern struct list_head leds_list;

// drivers/net/loopback.c
extern struct pernet_operations loopback_net_ops;

// drivers/nvme/host/core.c
extern struct list_head nvme_subsystems;

// drivers/pci/hotplug/pci_hotplug_core.c
extern struct list_head pci_hotplug_slot_list;

// drivers/pci/msi/msi.c
extern int pci_msi_enable;
extern int pci_msi_ignore_mask;

// drivers/pci/pci-driver.c
extern const struct bus_type pci_bus_type;

// drivers/pci/pci.c
extern int pci_domains_supported;
extern struct list_head pci_pme_list;
extern struct mutex pci_slot_mutex;

// drivers/pci/pcie/portdrv.c
extern bool pcie_ports_disabled;

// drivers/pci/probe.c
extern struct list_head pci_root_buses;
extern const struct class pcibus_class;

// drivers/pci/search.c
extern struct rw_semaphore pci_bus_sem;

// drivers/pci/slot.c
extern struct kset *pci_slots_kset;

// drivers/pnp/card.c
extern struct list_head pnp_cards;

// drivers/pnp/core.c
extern struct list_head pnp_protocols;

// drivers/pnp/driver.c
extern const struct bus_type pnp_bus_type;

// drivers/thermal/thermal_core.c
extern struct list_head thermal_cdev_list;
extern struct list_head thermal_governor_list;
extern struct mutex thermal_list_lock;
extern struct list_head thermal_tz_list;

// drivers/tty/pty.c
extern struct mutex devpts_mutex;
extern struct tty_driver *ptm_driver;
extern struct tty_driver *pts_driver;

// drivers/tty/serial/8250/8250_core.c
extern struct uart_8250_port serial8250_ports[];

// drivers/tty/serial/8250/8250_platform.c
extern unsigned int nr_uarts;

// drivers/tty/sysrq.c
extern int sysrq_enabled;
extern const struct sysrq_key_op *sysrq_key_table[];

// drivers/tty/tty_io.c
extern struct list_head tty_drivers;
extern struct mutex tty_mutex;
extern struct ktermios tty_std_termios;

// drivers/tty/tty_ldisc.c
extern struct tty_ldisc_ops *tty_ldiscs[];
extern raw_spinlock_t tty_ldiscs_lock;

// drivers/tty/vt/keyboard.c
extern struct kbd_struct kbd_table[63];

// drivers/tty/vt/vt.c
extern const struct consw *con_driver_map[63];
extern int (*console_blank_hook)(int);
extern int console_blanked;
extern struct tty_driver *console_driver;
extern const struct consw *conswitchp;
extern int fg_console;
extern int last_console;
extern struct vc_data *master_display_fg;
extern int saved_fg_console;
extern struct vc vc_cons[];
extern int want_console;

// drivers/tty/vt/vt_ioctl.c
extern bool vt_dont_switch;

// drivers/video/console/dummycon.c
extern const struct consw dummy_con;

// drivers/video/console/vgacon.c
extern const struct consw vga_con;

// drivers/video/fbdev/core/fbmem.c
extern int num_registered_fb;
extern struct fb_info *registered_fb[32];

// drivers/virtio/virtio.c
extern const struct bus_type virtio_bus;

// drivers/xen/balloon.c
extern struct balloon_stats balloon_stats;

// include/acpi/acpixf.h
extern struct acpi_table_fadt acpi_gbl_FADT;
