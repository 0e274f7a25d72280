// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of lib/, ipc/, security/ and crypto/; rules: Declarations.java.

// crypto/api.c
extern struct list_head crypto_alg_list;
extern struct rw_semaphore crypto_alg_sem;

// ipc/ipc_sysctl.c
extern int ipc_min_cycle;
extern int ipc_mni;
extern int ipc_mni_shift;

// ipc/mqueue.c
extern struct kmem_cache *mqueue_inode_cachep;

// ipc/msgutil.c
extern struct ipc_namespace init_ipc_ns;

// ipc/util.c
extern const struct rhashtable_params ipc_kht_params;

// lib/debug_locks.c
extern int debug_locks;

// lib/maple_tree.c
extern struct kmem_cache *maple_node_cache;

// lib/percpu_counter.c
extern int percpu_counter_batch;
extern struct list_head percpu_counters;
extern spinlock_t percpu_counters_lock;

// lib/radix-tree.c
extern struct kmem_cache *radix_tree_node_cachep;

// lib/stackdepot.c
extern unsigned int stack_hash_mask;
extern void *stack_pools[];
extern void *stack_slabs[];

// lib/vsprintf.c
extern int kptr_restrict;

// security/apparmor/lsm.c
extern enum profile_mode aa_g_profile_mode;
extern int apparmor_enabled;
extern int apparmor_initialized;

// security/apparmor/policy_ns.c
extern struct aa_ns *root_ns;

// security/integrity/iint.c
extern struct kmem_cache *iint_cache;
extern struct dentry *integrity_dir;

// security/keys/gc.c
extern struct work_struct key_gc_work;

// security/keys/key.c
extern struct kmem_cache *key_jar;
extern unsigned int key_quota_maxkeys;
extern spinlock_t key_serial_lock;
extern struct rb_root key_serial_tree;
extern struct list_head key_types_list;
extern struct rb_root key_user_tree;

// security/lockdown/lockdown.c
extern enum lockdown_reason kernel_locked_down;

// security/min_addr.c
extern unsigned long dac_mmap_min_addr;
extern unsigned long mmap_min_addr;

// security/security.c
extern struct lsm_blob_sizes blob_sizes;
extern const char *const lockdown_reasons[];
extern u32 lsm_active_cnt;
extern struct security_hook_heads security_hook_heads;

// security/selinux/hooks.c
extern struct lsm_blob_sizes selinux_blob_sizes;
extern struct selinux_state selinux_state;

// security/yama/yama_lsm.c
extern int ptrace_scope;
