// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of arch/x86/; rules: Declarations.java.

// arch/x86/entry/syscall_32.c
extern const sys_call_ptr_t ia32_sys_call_table[];

// arch/x86/entry/syscall_64.c
extern const sys_call_ptr_t sys_call_table[];

// arch/x86/entry/vdso/vdso-image-64.c
extern const struct vdso_image vdso_image_64;

// arch/x86/entry/vdso/vma.c
extern struct vdso_data _vdso_data[2];
extern unsigned int vdso64_enabled;

// arch/x86/events/core.c
extern struct x86_pmu x86_pmu;

// arch/x86/kernel/acpi/boot.c
extern int acpi_disabled;
extern enum acpi_irq_model_id acpi_irq_model;
extern int acpi_strict;

// arch/x86/kernel/apic/apic.c
extern enum apic_intr_mode_id apic_intr_mode;
extern int apic_verbosity;
extern u32 boot_cpu_physical_apicid;
extern unsigned int disabled_cpus;
extern unsigned int lapic_timer_period;
extern unsigned int num_processors;
extern int x2apic_mode;

// arch/x86/kernel/apic/apic_flat_64.c
extern struct apic *apic;
extern struct apic apic_flat;

// arch/x86/kernel/apic/apic_noop.c
extern struct apic apic_noop;

// arch/x86/kernel/apic/io_apic.c
extern u32 gsi_top;
extern struct ioapic ioapics[];
extern atomic_t irq_mis_count;
extern int mp_irq_entries;
extern int nr_ioapics;

// arch/x86/kernel/apic/vector.c
extern struct irq_matrix *vector_matrix;
extern struct irq_domain *x86_vector_domain;

// arch/x86/kernel/apic/x2apic_cluster.c
extern struct apic apic_x2apic_cluster;

// arch/x86/kernel/apic/x2apic_phys.c
extern struct apic apic_x2apic_phys;

// arch/x86/kernel/cpu/bugs.c
extern enum bhi_mitigations bhi_mitigation;
extern enum gds_mitigations gds_mitigation;
extern enum l1tf_mitigations l1tf_mitigation;
extern enum mds_mitigations mds_mitigation;
extern enum mmio_mitigations mmio_mitigation;
extern enum retbleed_mitigation_cmd retbleed_cmd;
extern enum retbleed_mitigation retbleed_mitigation;
extern enum rfds_mitigations rfds_mitigation;
extern enum spectre_v1_mitigation spectre_v1_mitigation;
extern enum spectre_v2_mitigation spectre_v2_enabled;
extern enum spectre_v2_user_mitigation spectre_v2_user_ibpb;
extern enum spectre_v2_user_mitigation spectre_v2_user_stibp;
extern enum srbds_mitigations srbds_mitigation;
extern enum srso_mitigation srso_mitigation;
extern enum ssb_mitigation ssb_mode;
extern enum taa_mitigations taa_mitigation;

// arch/x86/kernel/cpu/common.c
extern unsigned int __max_logical_packages;
extern cpumask_var_t cpu_callin_mask;
extern cpumask_var_t cpu_callout_mask;
extern __u32 cpu_caps_cleared[];
extern __u32 cpu_caps_set[];
extern cpumask_var_t cpu_initialized_mask;
extern int smp_num_siblings;

// arch/x86/kernel/cpu/hypervisor.c
extern enum x86_hypervisor_type x86_hyper_type;

// arch/x86/kernel/cpu/mce/core.c
extern struct mca_config mca_cfg;
extern struct blocking_notifier_head x86_mce_decoder_chain;

// arch/x86/kernel/cpu/mce/genpool.c
extern struct gen_pool *mce_evt_pool;

// arch/x86/kernel/cpu/topology.c
extern unsigned int __max_die_per_package;

// arch/x86/kernel/crash.c
extern crash_vmclear_fn *crash_vmclear_loaded_vmcss;

// arch/x86/kernel/dumpstack.c
extern int die_counter;
extern arch_spinlock_t die_lock;
extern int die_owner;
extern int panic_on_io_nmi;
extern int panic_on_unrecovered_nmi;

// arch/x86/kernel/e820.c
extern struct e820_table *e820_table;
extern struct e820_table *e820_table_firmware;
extern struct e820_table *e820_table_kexec;

// arch/x86/kernel/fpu/core.c
extern struct fpu_state_config fpu_kernel_cfg;
extern struct fpu_state_config fpu_user_cfg;

// arch/x86/kernel/fpu/xstate.c
extern u64 xfeatures_mask_all;

// arch/x86/kernel/head64.c
extern unsigned int __pgtable_l5_enabled;
extern unsigned long page_offset_base;
extern unsigned int pgdir_shift;
extern unsigned int ptrs_per_p4d;
extern unsigned long vmalloc_base;
extern unsigned long vmemmap_base;

// arch/x86/kernel/head_64.S
extern unsigned long empty_zero_page[];
extern pgd_t init_top_pgt[];
extern pte_t level1_fixmap_pgt[1024];
extern pmd_t level2_fixmap_pgt[512];
extern pmd_t level2_ident_pgt[512];
extern pmd_t level2_kernel_pgt[512];
extern pud_t level3_ident_pgt[512];
extern pud_t level3_kernel_pgt[512];
extern p4d_t level4_kernel_pgt[512];
extern unsigned long phys_base;

// arch/x86/kernel/hpet.c
extern struct hpet_base hpet_base;
extern u8 hpet_blockid;

// arch/x86/kernel/i8259.c
extern struct irq_chip i8259A_chip;
extern struct legacy_pic *legacy_pic;

// arch/x86/kernel/idt.c
extern struct desc_ptr idt_descr;
extern gate_desc idt_table[256];

// arch/x86/kernel/irq.c
extern atomic_t irq_err_count;

// arch/x86/kernel/nmi.c
extern int ignore_nmis;
extern struct nmi_desc nmi_desc[];
extern int unknown_nmi_panic;

// arch/x86/kernel/paravirt.c
extern struct pv_info pv_info;
extern struct paravirt_patch_template pv_ops;

// arch/x86/kernel/pci-dma.c
extern const struct dma_map_ops *dma_ops;
extern int force_iommu;
extern int iommu_detected;
extern int iommu_merge;
extern int no_iommu;
extern int panic_on_overflow;

// arch/x86/kernel/reboot.c
extern int crash_ipi_issued;
extern int crashing_cpu;
extern struct machine_ops machine_ops;
extern nmi_shootdown_cb shootdown_callback;
extern atomic_t waiting_for_crash_ipi;

// arch/x86/kernel/setup.c
extern struct cpuinfo_x86 boot_cpu_data;
extern struct boot_params boot_params;
extern unsigned long max_low_pfn_mapped;
extern unsigned long max_pfn_mapped;
extern unsigned long mmu_cr4_features;

// arch/x86/kernel/setup_percpu.c
extern unsigned long __per_cpu_offset[];

// arch/x86/kernel/smp.c
extern struct smp_ops smp_ops;

// arch/x86/kernel/smpboot.c
extern cpumask_var_t cpu_sibling_setup_mask;
extern bool x86_topology_update;

// arch/x86/kernel/tboot.c
extern struct tboot *tboot;

// arch/x86/kernel/traps.c
extern unsigned long system_vectors[];

// arch/x86/kernel/tsc.c
extern struct clocksource clocksource_tsc;
extern unsigned int cpu_khz;
extern int tsc_clocksource_reliable;
extern unsigned int tsc_khz;

// arch/x86/kernel/vmlinux.lds.S
extern volatile unsigned long jiffies;

// arch/x86/kernel/x86_init.c
extern struct x86_platform_ops x86_platform;

// arch/x86/mm/fault.c
extern struct list_head pgd_list;
extern spinlock_t pgd_lock;
extern int show_unhandled_signals;

// arch/x86/mm/init.c
extern int after_bootmem;
extern int direct_gbpages;

// arch/x86/mm/init_64.c
extern pteval_t __default_kernel_pte_mask;
extern pteval_t __supported_pte_mask;

// arch/x86/mm/mem_encrypt_amd.c
extern u64 sme_me_mask;

// arch/x86/mm/numa.c
extern cpumask_var_t node_to_cpumask_map[];

// arch/x86/mm/pgprot.c
extern pgprot_t protection_map[];

// arch/x86/mm/pgtable.c
extern phys_addr_t physical_mask;

// arch/x86/pci/common.c
extern int pcibios_last_bus;
extern const struct pci_raw_ops *raw_pci_ext_ops;
extern const struct pci_raw_ops *raw_pci_ops;

// arch/x86/pci/mmconfig-shared.c
extern struct list_head pci_mmcfg_list;

// arch/x86/realmode/init.c
extern struct real_mode_header *real_mode_header;
extern u32 *trampoline_cr4_features;

// arch/x86/xen/enlighten.c
extern struct shared_info *HYPERVISOR_shared_info;
extern enum xen_domain_type xen_domain_type;
extern struct start_info *xen_start_info;
