// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of mm/; rules: Declarations.java.

// mm/backing-dev.c
extern struct list_head bdi_list;
extern spinlock_t bdi_lock;
extern struct rb_root bdi_tree;
extern struct workqueue_struct *bdi_wq;
extern struct backing_dev_info noop_backing_dev_info;

// mm/compaction.c
extern int sysctl_compact_memory;
extern int sysctl_compact_unevictable_allowed;
extern unsigned int sysctl_compaction_proactiveness;
extern int sysctl_extfrag_threshold;

// mm/filemap.c
extern int sysctl_page_lock_unfairness;

// mm/huge_memory.c
extern unsigned long huge_anon_orders_always;
extern struct folio *huge_zero_folio;
extern struct page *huge_zero_page;
extern unsigned long huge_zero_pfn;
extern atomic_t huge_zero_refcount;
extern unsigned long transparent_hugepage_flags;

// mm/hugetlb.c
extern unsigned int default_hstate_idx;
extern struct hstate hstates[];
extern struct mutex *hugetlb_fault_mutex_table;
extern spinlock_t hugetlb_lock;
extern int hugetlb_max_hstate;
extern int num_fault_mutexes;

// mm/hugetlb_cgroup.c
extern struct cgroup_subsys hugetlb_cgrp_subsys;

// mm/init-mm.c
extern struct mm_struct init_mm;

// mm/kfence/core.c
extern atomic_t kfence_allocation_gate;
extern bool kfence_enabled;
extern struct kfence_metadata *kfence_metadata;
extern unsigned long kfence_sample_interval;

// mm/khugepaged.c
extern unsigned int khugepaged_alloc_sleep_millisecs;
extern unsigned int khugepaged_full_scans;
extern unsigned int khugepaged_max_ptes_none;
extern unsigned int khugepaged_max_ptes_shared;
extern unsigned int khugepaged_max_ptes_swap;
extern spinlock_t khugepaged_mm_lock;
extern struct mutex khugepaged_mutex;
extern unsigned int khugepaged_pages_collapsed;
extern unsigned int khugepaged_pages_to_scan;
extern struct khugepaged_scan khugepaged_scan;
extern unsigned int khugepaged_scan_sleep_millisecs;
extern struct task_struct *khugepaged_thread;
extern struct wait_queue_head khugepaged_wait;

// mm/ksm.c
extern unsigned long ksm_pages_shared;
extern unsigned long ksm_pages_sharing;
extern unsigned long ksm_run;
extern struct ksm_scan ksm_scan;
extern unsigned int ksm_thread_pages_to_scan;
extern unsigned int ksm_thread_sleep_millisecs;
extern struct rb_root *root_stable_tree;
extern struct rb_root *root_unstable_tree;

// mm/memblock.c
extern struct pglist_data contig_page_data;
extern unsigned long max_low_pfn;
extern unsigned long max_pfn;
extern unsigned long long max_possible_pfn;
extern struct memblock memblock;
extern int memblock_can_resize;
extern int memblock_debug;
extern unsigned long min_low_pfn;

// mm/memcontrol.c
extern bool cgroup_memory_nokmem;
extern bool cgroup_memory_nosocket;
extern struct idr mem_cgroup_idr;
extern struct xarray mem_cgroup_ids;
extern struct rw_semaphore memcg_cache_ids_sem;
extern struct static_key_false memcg_kmem_enabled_key;
extern int memcg_nr_cache_ids;
extern struct wait_queue_head memcg_oom_waitq;
extern struct static_key_false memcg_sockets_enabled_key;
extern struct cgroup_subsys memory_cgrp_subsys;
extern struct mem_cgroup *root_mem_cgroup;
extern struct mem_cgroup_tree soft_limit_tree;

// mm/memory-failure.c
extern u32 hwpoison_filter_enable;
extern atomic_long_t num_poisoned_pages;
extern int sysctl_memory_failure_early_kill;
extern int sysctl_memory_failure_recovery;

// mm/memory-tiers.c
extern struct memory_dev_type *default_dram_type;
extern struct list_head memory_tiers;
extern struct demotion_nodes *node_demotion;
extern bool numa_demotion_enabled;

// mm/memory.c
extern unsigned long fault_around_bytes;
extern void *high_memory;
extern unsigned long max_mapnr;
extern struct page *mem_map;
extern int randomize_va_space;
extern unsigned long zero_pfn;

// mm/memory_hotplug.c
extern struct percpu_rw_semaphore mem_hotplug_lock;
extern int mhp_default_online_type;
extern bool movable_node_enabled;

// mm/mempolicy.c
extern struct mempolicy preferred_node_policy[];

// mm/mm_init.c
extern bool _init_on_alloc_enabled_early;
extern struct static_key_true init_on_alloc;
extern struct static_key_false init_on_free;
extern bool mirrored_kernelcore;
extern struct kobject *mm_kobj;
extern s32 vm_committed_as_batch;

// mm/mmap.c
extern unsigned long stack_guard_gap;

// mm/numa.c
extern struct pglist_data *node_data[];

// mm/numa_memblks.c
extern u8 *numa_distance;
extern int numa_distance_cnt;

// mm/oom_kill.c
extern bool oom_killer_disabled;
extern struct mutex oom_lock;
extern struct blocking_notifier_head oom_notify_list;
extern struct task_struct *oom_reaper_list;
extern spinlock_t oom_reaper_lock;
extern atomic_t oom_victims;
extern struct wait_queue_head oom_victims_wait;
extern int sysctl_oom_dump_tasks;
extern int sysctl_oom_kill_allocating_task;
extern int sysctl_panic_on_oom;

// mm/page-writeback.c
extern unsigned long dirty_background_bytes;
extern int dirty_background_ratio;
extern unsigned int dirty_expire_interval;
extern unsigned int dirty_writeback_interval;
extern struct wb_domain global_wb_domain;
extern int laptop_mode;
extern long ratelimit_pages;
extern unsigned long vm_dirty_bytes;
extern int vm_dirty_ratio;
extern int vm_highmem_is_dirtyable;

// mm/page_alloc.c
extern atomic_long_t _totalhigh_pages;
extern compound_page_dtor *const compound_page_dtors[];
extern gfp_t gfp_allowed_mask;
extern const char *const migratetype_names[MIGRATE_TYPES];
extern int min_free_kbytes;
extern nodemask_t node_states[NR_NODE_STATES];
extern unsigned int nr_node_ids;
extern unsigned int nr_online_nodes;
extern int page_group_by_mobility_disabled;
extern int percpu_pagelist_fraction;
extern int percpu_pagelist_high_fraction;
extern int sysctl_lowmem_reserve_ratio[__MAX_NR_ZONES];
extern unsigned long totalram_pages;
extern int user_min_free_kbytes;
extern int watermark_boost_factor;
extern int watermark_scale_factor;
extern char *const zone_names[__MAX_NR_ZONES];
extern seqlock_t zonelist_update_seq;

// mm/percpu.c
extern struct mutex pcpu_alloc_mutex;
extern int pcpu_atom_size;
extern void *pcpu_base_addr;
extern struct list_head *pcpu_chunk_lists;
extern size_t pcpu_chunk_struct_size;
extern struct pcpu_chunk *pcpu_first_chunk;
extern int pcpu_free_slot;
extern spinlock_t pcpu_lock;
extern unsigned long pcpu_nr_populated;
extern int pcpu_nr_slots;
extern int pcpu_nr_units;
extern struct pcpu_chunk *pcpu_reserved_chunk;
extern int pcpu_sidelined_slot;
extern int pcpu_to_depopulate_slot;
extern const unsigned long *pcpu_unit_offsets;
extern int pcpu_unit_pages;
extern int pcpu_unit_size;
extern unsigned int warn_limit;

// mm/rmap.c
extern struct kmem_cache *anon_vma_cachep;
extern struct kmem_cache *anon_vma_chain_cachep;

// mm/shmem.c
extern struct vfsmount *shm_mnt;
extern const struct address_space_operations shmem_aops;
extern const struct file_operations shmem_file_operations;
extern struct file_system_type shmem_fs_type;
extern int shmem_huge;
extern struct kmem_cache *shmem_inode_cachep;
extern const struct vm_operations_struct shmem_vm_ops;

// mm/show_mem.c
extern atomic_long_t _totalram_pages;
extern unsigned long totalcma_pages;
extern unsigned long totalreserve_pages;

// mm/shrinker.c
extern struct idr shrinker_idr;
extern struct list_head shrinker_list;
extern struct mutex shrinker_mutex;
extern int shrinker_nr_max;

// mm/shuffle.c
extern struct static_key_false page_alloc_shuffle_key;

// mm/slab_common.c
extern struct kmem_cache *kmalloc_caches[NR_KMALLOC_TYPES][14];
extern struct kmem_cache *kmem_cache;
extern struct list_head slab_caches;
extern struct list_head slab_caches_to_rcu_destroy;
extern struct work_struct slab_caches_to_rcu_destroy_work;
extern struct mutex slab_mutex;
extern enum slab_state slab_state;

// mm/slub.c
extern int disable_higher_order_debug;
extern struct workqueue_struct *flushwq;
extern struct kmem_cache *kmem_cache_node;
extern struct kset *slab_kset;
extern const struct kobj_type slab_ktype;
extern nodemask_t slab_nodes;
extern slab_flags_t slub_debug;
extern char *slub_debug_string;
extern unsigned int slub_max_order;
extern unsigned int slub_min_objects;
extern unsigned int slub_min_order;

// mm/sparse.c
extern unsigned long __highest_present_section_nr;
extern struct mem_section **mem_section;

// mm/swap.c
extern int page_cluster;

// mm/swap_slots.c
extern bool swap_slot_cache_active;
extern bool swap_slot_cache_enabled;

// mm/swap_state.c
extern bool enable_vma_readahead;
extern unsigned int nr_swapper_spaces[];
extern atomic_t swapin_readahead_hits;
extern struct address_space *swapper_spaces[];

// mm/swapfile.c
extern int least_priority;
extern atomic_t nr_rotate_swap;
extern atomic_long_t nr_swap_pages;
extern unsigned int nr_swapfiles;
extern struct plist_head swap_active_head;
extern struct plist_head *swap_avail_heads;
extern spinlock_t swap_avail_lock;
extern struct swap_info_struct *swap_info[];
extern spinlock_t swap_lock;
extern struct mutex swapon_mutex;
extern long total_swap_pages;

// mm/util.c
extern unsigned long sysctl_admin_reserve_kbytes;
extern int sysctl_max_map_count;
extern unsigned long sysctl_overcommit_kbytes;
extern int sysctl_overcommit_memory;
extern int sysctl_overcommit_ratio;
extern unsigned long sysctl_user_reserve_kbytes;
extern struct percpu_counter vm_committed_as;

// mm/vmalloc.c
extern struct list_head free_vmap_area_list;
extern spinlock_t free_vmap_area_lock;
extern struct rb_root free_vmap_area_root;
extern atomic_long_t nr_vmalloc_pages;
extern unsigned int nr_vmap_nodes;
extern struct list_head purge_vmap_area_list;
extern struct rb_root purge_vmap_area_root;
extern struct kmem_cache *vmap_area_cachep;
extern struct list_head vmap_area_list;
extern spinlock_t vmap_area_lock;
extern struct rb_root vmap_area_root;
extern struct xarray vmap_blocks;
extern bool vmap_initialized;
extern atomic_long_t vmap_lazy_nr;
extern struct vmap_node *vmap_nodes;
extern struct llist_head vmap_purge_list;
extern unsigned int vmap_zone_size;

// mm/vmscan.c
extern unsigned long lru_gen_min_ttl;
extern int node_reclaim_mode;
extern struct rw_semaphore shrinker_rwsem;
extern int sysctl_min_slab_ratio;
extern int sysctl_min_unmapped_ratio;
extern int vm_swappiness;

// mm/vmstat.c
extern struct workqueue_struct *mm_percpu_wq;
extern int sysctl_stat_interval;
extern atomic_long_t vm_node_stat[NR_VM_NODE_STAT_ITEMS];
extern atomic_long_t vm_numa_event[NR_VM_NUMA_EVENT_ITEMS];
extern atomic_long_t vm_numa_stat[6];
extern atomic_long_t vm_zone_stat[NR_VM_ZONE_STAT_ITEMS];

// mm/workingset.c
extern struct list_lru shadow_nodes;
