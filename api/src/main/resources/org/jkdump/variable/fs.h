// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of fs/, block/ and io_uring/; rules: Declarations.java.

// block/bdev.c
extern struct file_system_type bd_type;
extern struct kmem_cache *bdev_cachep;
extern struct vfsmount *blockdev_mnt;
extern struct super_block *blockdev_superblock;

// block/bio-integrity.c
extern struct workqueue_struct *kintegrityd_wq;

// block/bio.c
extern struct mutex bio_slab_lock;
extern unsigned int bio_slab_max;
extern unsigned int bio_slab_nr;
extern struct bio_set fs_bio_set;

// block/blk-cgroup.c
extern struct list_head all_blkcgs;
extern bool blkcg_debug_stats;
extern struct mutex blkcg_pol_mutex;
extern struct mutex blkcg_pol_register_mutex;
extern struct blkcg_policy *blkcg_policy[];
extern struct blkcg blkcg_root;
extern struct cgroup_subsys io_cgrp_subsys;

// block/blk-core.c
extern struct dentry *blk_debugfs_root;
extern struct ida blk_queue_ida;
extern struct kmem_cache *blk_requestq_cachep;
extern struct workqueue_struct *kblockd_workqueue;

// block/disk-events.c
extern struct list_head disk_events;
extern unsigned long disk_events_dfl_poll_msecs;

// block/elevator.c
extern struct list_head elv_list;
extern spinlock_t elv_list_lock;

// block/fops.c
extern const struct address_space_operations def_blk_aops;
extern const struct file_operations def_blk_fops;

// block/genhd.c
extern struct kobj_map *bdev_map;
extern const struct class block_class;
extern struct kobject *block_depr;
extern const struct device_type disk_type;
extern atomic64_t diskseq;
extern struct ida ext_devt_ida;
extern struct idr ext_devt_idr;
extern struct blk_major_name *major_names[255];
extern struct mutex major_names_lock;

// block/mq-deadline.c
extern struct elevator_type mq_deadline;

// block/partitions/core.c
extern const struct device_type part_type;

// fs/aio.c
extern unsigned long aio_max_nr;
extern unsigned long aio_nr;
extern spinlock_t aio_nr_lock;

// fs/anon_inodes.c
extern struct inode *anon_inode_inode;
extern struct vfsmount *anon_inode_mnt;

// fs/block_dev.c
extern struct list_head all_bdevs;

// fs/buffer.c
extern struct kmem_cache *bh_cachep;
extern int buffer_heads_over_limit;
extern unsigned long max_buffer_heads;

// fs/char_dev.c
extern struct kobj_map *cdev_map;
extern struct char_device_struct *chrdevs[255];
extern struct mutex chrdevs_lock;
extern const struct file_operations def_chr_fops;

// fs/coredump.c
extern char core_pattern[128];
extern unsigned int core_pipe_limit;
extern int core_uses_pid;

// fs/dcache.c
extern unsigned int d_hash_shift;
extern struct kmem_cache *dentry_cache;
extern struct hlist_bl_head *dentry_hashtable;
extern struct dentry_stat_t dentry_stat;
extern struct hlist_bl_head in_lookup_hashtable[1024];
extern struct kmem_cache *names_cachep;
extern seqlock_t rename_lock;
extern int sysctl_vfs_cache_pressure;

// fs/debugfs/inode.c
extern struct vfsmount *debugfs_mount;
extern bool debugfs_registered;

// fs/devpts/inode.c
extern atomic_t pty_count;
extern int pty_limit;

// fs/direct-io.c
extern struct kmem_cache *dio_cache;

// fs/drop_caches.c
extern int sysctl_drop_caches;

// fs/eventfd.c
extern const struct file_operations eventfd_fops;

// fs/eventpoll.c
extern struct mutex epmutex;
extern struct mutex epnested_mutex;
extern const struct file_operations eventpoll_fops;
extern long long_zero;
extern long max_user_watches;

// fs/exec.c
extern rwlock_t binfmt_lock;
extern struct list_head formats;
extern int suid_dumpable;

// fs/ext4/super.c
extern struct file_system_type ext4_fs_type;

// fs/fcntl.c
extern struct kmem_cache *fasync_cache;

// fs/file.c
extern struct files_struct init_files;
extern unsigned int sysctl_nr_open;
extern unsigned int sysctl_nr_open_max;
extern unsigned int sysctl_nr_open_min;

// fs/file_table.c
extern struct llist_head delayed_fput_list;
extern struct files_stat_struct files_stat;
extern struct kmem_cache *filp_cachep;
extern struct percpu_counter nr_files;

// fs/filesystems.c
extern struct file_system_type *file_systems;
extern rwlock_t file_systems_lock;

// fs/fs-writeback.c
extern unsigned int dirtytime_expire_interval;

// fs/fs_struct.c
extern struct fs_struct init_fs;

// fs/hugetlbfs/inode.c
extern int sysctl_hugetlb_shm_group;

// fs/inode.c
extern const struct address_space_operations empty_aops;
extern unsigned int i_hash_mask;
extern unsigned int i_hash_shift;
extern struct kmem_cache *inode_cachep;
extern spinlock_t inode_hash_lock;
extern struct hlist_head *inode_hashtable;
extern struct inodes_stat_t inodes_stat;

// fs/iomap/buffered-io.c
extern struct bio_set iomap_ioend_bioset;

// fs/iomap/direct-io.c
extern struct page *zero_page;

// fs/kernfs/dir.c
extern spinlock_t kernfs_idr_lock;

// fs/kernfs/mount.c
extern struct kmem_cache *kernfs_iattrs_cache;
extern struct kmem_cache *kernfs_node_cache;

// fs/libfs.c
extern const struct inode_operations empty_dir_inode_operations;
extern const struct inode_operations simple_dir_inode_operations;
extern const struct file_operations simple_dir_operations;

// fs/locks.c
extern struct hlist_head blocked_hash[128];
extern spinlock_t blocked_lock_lock;
extern struct percpu_rw_semaphore file_rwsem;
extern struct kmem_cache *filelock_cache;
extern struct kmem_cache *flctx_cache;
extern int lease_break_time;
extern int leases_enable;

// fs/namei.c
extern int sysctl_protected_fifos;
extern int sysctl_protected_hardlinks;
extern int sysctl_protected_regular;
extern int sysctl_protected_symlinks;

// fs/namespace.c
extern struct kobject *fs_kobj;
extern unsigned int m_hash_mask;
extern unsigned int m_hash_shift;
extern struct kmem_cache *mnt_cache;
extern struct ida mnt_group_ida;
extern struct ida mnt_id_ida;
extern atomic64_t mnt_ns_seq;
extern struct rb_root mnt_ns_tree;
extern rwlock_t mnt_ns_tree_lock;
extern struct hlist_head *mount_hashtable;
extern seqlock_t mount_lock;
extern struct hlist_head *mountpoint_hashtable;
extern unsigned int mp_hash_mask;
extern unsigned int mp_hash_shift;
extern struct rw_semaphore namespace_sem;
extern unsigned int sysctl_mount_max;
extern struct hlist_head unmounted;

// fs/notify/inotify/inotify_user.c
extern const struct file_operations inotify_fops;
extern int inotify_max_queued_events;

// fs/notify/mark.c
extern struct list_head destroy_list;
extern struct kmem_cache *fsnotify_mark_connector_cachep;
extern struct srcu_struct fsnotify_mark_srcu;

// fs/nsfs.c
extern const struct file_operations ns_file_operations;
extern struct vfsmount *nsfs_mnt;

// fs/pipe.c
extern struct file_system_type pipe_fs_type;
extern unsigned int pipe_max_size;
extern struct vfsmount *pipe_mnt;
extern unsigned long pipe_user_pages_hard;
extern unsigned long pipe_user_pages_soft;
extern const struct file_operations pipefifo_fops;

// fs/proc/array.c
extern const char *const task_state_array[9];

// fs/proc/generic.c
extern struct kmem_cache *proc_dir_entry_cache;
extern struct ida proc_inum_ida;
extern rwlock_t proc_subdir_lock;

// fs/proc/inode.c
extern struct kmem_cache *pde_opener_cache;
extern struct kmem_cache *proc_inode_cachep;

// fs/proc/kcore.c
extern struct list_head kclist_head;
extern int kcore_need_update;
extern struct proc_dir_entry *proc_root_kcore;

// fs/proc/proc_sysctl.c
extern struct ctl_table_root sysctl_table_root;

// fs/proc/root.c
extern struct file_system_type proc_fs_type;
extern struct proc_dir_entry proc_root;

// fs/proc/task_mmu.c
extern const struct file_operations proc_pid_maps_operations;

// fs/pstore/platform.c
extern struct pstore_info *psinfo;
extern struct mutex psinfo_lock;

// fs/quota/dquot.c
extern struct dqstats dqstats;
extern struct hlist_head *dquot_hash;
extern struct list_head free_dquots;
extern struct quota_format_type *quota_formats;

// fs/ramfs/inode.c
extern struct file_system_type ramfs_fs_type;

// fs/seq_file.c
extern struct kmem_cache *seq_file_cache;

// fs/signalfd.c
extern const struct file_operations signalfd_fops;

// fs/super.c
extern spinlock_t sb_lock;
extern struct list_head super_blocks;

// fs/sysfs/mount.c
extern struct file_system_type sysfs_fs_type;
extern struct kernfs_root *sysfs_root;
extern struct kernfs_node *sysfs_root_kn;

// fs/timerfd.c
extern const struct file_operations timerfd_fops;

// fs/tracefs/inode.c
extern struct vfsmount *tracefs_mount;
extern struct tracefs_dir_ops tracefs_ops;

// fs/userfaultfd.c
extern int sysctl_unprivileged_userfaultfd;
extern struct kmem_cache *userfaultfd_ctx_cachep;

// io_uring/io-wq.c
extern enum cpuhp_state io_wq_online;

// io_uring/io_uring.c
extern const struct file_operations io_uring_fops;
extern struct kmem_cache *req_cachep;

// io_uring/opdef.c
extern const struct io_op_def io_op_defs[];
