// SPDX-License-Identifier: GPL-3.0-or-later
// A made-up kernel: the same tasks, locks, mounts, modules, sockets and counters in the layout of any release. LINUX is
// the release, V(4, 18) for 4.18. Only members that jkdump reads are here, each in the type that the release gives it.
// Each #if is a commit that a class of org.jkdump.linux cites.
#define V(major, minor) ((major) * 100 + (minor))

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef long s64;
typedef struct { int counter; } atomic_t;
typedef struct { long counter; } atomic_long_t;
struct list_head { struct list_head *next, *prev; };
struct hlist_node { struct hlist_node *next, **pprev; };
struct hlist_head { struct hlist_node *first; };
struct hlist_nulls_node { struct hlist_nulls_node *next, **pprev; };
struct hlist_nulls_head { struct hlist_nulls_node *first; };

#define EMPTY(head) {&(head), &(head)}
#define ONLY(head, node) {&(node), &(node)}
#define NULLS ((struct hlist_nulls_node *)1)

struct percpu_counter {
  s64 count;
  int *counters;
};

/* Name spaces */
#if LINUX >= V(3, 19)
struct ns_common { u32 inum; };
#define NS_COMMON struct ns_common ns
#define INUM .ns.inum
#else
#define NS_COMMON u32 proc_inum
#define INUM .proc_inum
#endif

struct user_namespace { NS_COMMON; } init_user_ns = {INUM = 1};
struct uts_namespace { NS_COMMON; } init_uts_ns = {INUM = 2};
struct ipc_namespace { NS_COMMON; } init_ipc_ns = {INUM = 3};
struct cgroup_namespace { NS_COMMON; } init_cgroup_ns = {INUM = 4};
struct time_namespace { NS_COMMON; } init_time_ns = {INUM = 5};

/* Pids */
#if LINUX >= V(4, 20)
struct xarray { u32 xa_flags; void *xa_head; };
struct xa_node { u8 shift, offset, count; struct xa_node *parent; struct xarray *array; void *slots[64]; };
#else
struct radix_tree_root { u32 gfp_mask; void *rnode; };
struct radix_tree_node { u8 shift, offset, count; struct radix_tree_node *parent; void *slots[64]; };
#define xarray radix_tree_root
#define xa_node radix_tree_node
#define xa_head rnode
#endif
#if LINUX >= V(4, 15)
struct idr { struct xarray idr_rt; u32 idr_base; };
#endif

enum pid_type { PIDTYPE_PID, PIDTYPE_TGID, PIDTYPE_PGID, PIDTYPE_SID, PIDTYPE_MAX };
struct pid_namespace {
#if LINUX >= V(4, 15)
  struct idr idr;
#endif
  u32 level;
  NS_COMMON;
};
struct upid { int nr; struct pid_namespace *ns; };
struct pid { u32 level; struct hlist_head tasks[PIDTYPE_MAX]; struct upid numbers[1]; };
#if LINUX < V(4, 19)
struct pid_link { struct hlist_node node; struct pid *pid; };
#endif

/* Memory of a process */
#if LINUX >= V(4, 5)
enum { MM_FILEPAGES, MM_ANONPAGES, MM_SWAPENTS, MM_SHMEMPAGES, NR_MM_COUNTERS };
#else
enum { MM_FILEPAGES, MM_ANONPAGES, MM_SWAPENTS, NR_MM_COUNTERS };
#endif
#if LINUX < V(6, 2)
struct mm_rss_stat { atomic_long_t count[NR_MM_COUNTERS]; };
struct task_rss_stat { int events; int count[NR_MM_COUNTERS]; };
#endif
struct vm_area_struct {
  u64 vm_start, vm_end;
  struct vm_area_struct *vm_next;
  u64 vm_flags;
  struct file *vm_file;
};
struct mm_struct {
#if LINUX < V(6, 1)
  struct vm_area_struct *mmap;
#endif
  u64 total_vm;
  int map_count;
#if LINUX >= V(6, 2)
  struct percpu_counter rss_stat[NR_MM_COUNTERS];
#else
  struct mm_rss_stat rss_stat;
#endif
};

/* Tasks */
struct cred { struct user_namespace *user_ns; } init_cred = {&init_user_ns};
struct nsproxy {
  struct uts_namespace *uts_ns;
  struct ipc_namespace *ipc_ns;
  struct mnt_namespace *mnt_ns;
  struct net *net_ns;
#if LINUX >= V(5, 6)
  struct time_namespace *time_ns;
#endif
#if LINUX >= V(4, 6)
  struct cgroup_namespace *cgroup_ns;
#endif
};
struct signal_struct {
  int nr_threads;
#if LINUX >= V(3, 14)
  struct list_head thread_head;
#endif
};
struct thread_info {
  u32 flags;
#if LINUX < V(4, 9) || LINUX >= V(5, 16)
  u32 cpu;
#endif
};
union thread_union {
  struct thread_info thread_info;
  u64 stack[2048];
};
struct sched_info { u64 last_arrival; };
struct sched_entity { struct list_head group_node; };
struct task_struct {
#if LINUX >= V(4, 9)
  struct thread_info thread_info;
#endif
#if LINUX >= V(5, 14)
  u32 __state;
#else
  volatile long state;
#endif
  void *stack;
  int on_cpu;
#if LINUX >= V(4, 9) && LINUX < V(5, 16)
  u32 cpu;
#endif
  struct sched_entity se;
  struct sched_info sched_info;
  struct list_head tasks;
  struct mm_struct *mm;
#if LINUX < V(6, 2)
  struct task_rss_stat rss_stat;
#endif
  int exit_state, pid, tgid;
  struct task_struct *group_leader;
#if LINUX >= V(4, 19)
  struct pid *thread_pid;
  struct hlist_node pid_links[PIDTYPE_MAX];
#else
  struct pid_link pids[PIDTYPE_MAX];
#endif
#if LINUX < V(6, 7)
  struct list_head thread_group;
#endif
#if LINUX >= V(3, 14)
  struct list_head thread_node;
#endif
  const struct cred *cred;
  char comm[16];
  struct nsproxy *nsproxy;
  struct signal_struct *signal;
};

/* The bits of a state: fs/proc/array.c and include/linux/sched.h */
#if LINUX >= V(4, 14)
const char *const task_state_array[] = {"R (running)", "S (sleeping)", "D (disk sleep)", "T (stopped)",
    "t (tracing stop)", "X (dead)", "Z (zombie)", "P (parked)", "I (idle)"};
enum { EXIT_ZOMBIE = 0x20, TASK_PARKED = 0x40, TASK_DEAD = 0x80 };
#elif LINUX >= V(3, 14)
const char *const task_state_array[] = {"R (running)", "S (sleeping)", "D (disk sleep)", "T (stopped)",
    "t (tracing stop)", "X (dead)", "Z (zombie)"};
enum { EXIT_ZOMBIE = 0x20, TASK_DEAD = 0x40, TASK_PARKED = 0x200 };
#else
const char *const task_state_array[] = {"R (running)", "S (sleeping)", "D (disk sleep)", "T (stopped)",
    "t (tracing stop)", "Z (zombie)", "X (dead)", "x (dead)", "K (wakekill)", "W (waking)", "P (parked)"};
enum { EXIT_ZOMBIE = 0x10, TASK_DEAD = 0x40, TASK_PARKED = 0x200 };
#endif
char end_of_task_state_array;

extern struct task_struct init_task, waiter, thread, zombie, parked;
extern struct nsproxy init_nsproxy;
extern struct mm_struct mm;
extern union thread_union stacks[];

#if LINUX >= V(4, 15)
extern struct xa_node pid_nodes;
#define NODE(node) ((void *)&(node) + (LINUX >= V(4, 20) ? 2 : 1))
struct pid_namespace init_pid_ns = {.idr = {.idr_rt = {.xa_head = NODE(pid_nodes)}, .idr_base = 0}, INUM = 6};
#else
struct pid_namespace init_pid_ns = {INUM = 6};
#endif
#if LINUX >= V(4, 19)
#define LINK(task) (task).pid_links[PIDTYPE_PID]
#define LINKED(pid_) .thread_pid = &pid_, .pid_links = {{0, &pid_.tasks[0].first}}
#else
#define LINK(task) (task).pids[PIDTYPE_PID].node
#define LINKED(pid_) .pids = {{{0, &pid_.tasks[0].first}, &pid_}}
#endif
#define PID(number, task) {.tasks = {{&LINK(task)}}, .numbers = {{number, &init_pid_ns}}}
struct pid pid_waiter = PID(42, waiter), pid_thread = PID(43, thread), pid_zombie = PID(50, zombie),
           pid_parked = PID(1, parked);
#if LINUX >= V(4, 15)
struct xa_node pid_nodes = {
    .slots = {[1] = &pid_parked, [42] = &pid_waiter, [43] = &pid_thread, [50] = &pid_zombie}};
#endif

#if LINUX >= V(3, 14)
#define SIGNAL(name, first, last) struct signal_struct name = {1, {&(first).thread_node, &(last).thread_node}}
#define THREAD(signal_, next, prev) .signal = &signal_, .thread_node = {&(next), &(prev)},
#else
#define SIGNAL(name, first, last) struct signal_struct name = {1}
#define THREAD(signal_, next, prev) .signal = &signal_,
#endif
#if LINUX < V(6, 7)
#define GROUP(next) .thread_group = {&(next).thread_group, &(next).thread_group},
#else
#define GROUP(next)
#endif
#if LINUX >= V(5, 14)
#define STATE .__state
#else
#define STATE .state
#endif
#if LINUX >= V(5, 16)
#define CPU(number) .thread_info = {.cpu = number}
#elif LINUX >= V(4, 9)
#define CPU(number) .cpu = number
#else
#define CPU(number) .stack = &stacks[number]
#endif
#if LINUX < V(6, 2)
#define COUNTED(file, anon) .rss_stat = {0, {file, anon}},
#else
#define COUNTED(file, anon)
#endif
#define ALONE(task) GROUP(task) .group_leader = &task, THREAD(task##_signal, task##_signal_head, task##_signal_head)

#if LINUX >= V(3, 14)
#define HEAD(task) task##_signal.thread_head
#define NODE_OF(task) task.thread_node
#endif
extern struct signal_struct init_signal, waiter_signal, zombie_signal, parked_signal;
struct task_struct init_task = {
    .comm = "swapper/0", .on_cpu = 1, CPU(0), GROUP(init_task) .group_leader = &init_task,
    THREAD(init_signal, HEAD(init), HEAD(init)) .tasks = {&waiter.tasks, &parked.tasks},
    .nsproxy = &init_nsproxy, .cred = &init_cred};
struct task_struct idle1 = {.comm = "swapper/1", .on_cpu = 1, CPU(1), .group_leader = &idle1};
struct task_struct waiter = {
    .comm = "waiter", .pid = 42, .tgid = 42, STATE = 2, CPU(1), .mm = &mm, GROUP(thread) .group_leader = &waiter,
    THREAD(waiter_signal, NODE_OF(thread), HEAD(waiter)) .tasks = {&zombie.tasks, &init_task.tasks},
    COUNTED(1, 2) LINKED(pid_waiter), .sched_info = {7}, .nsproxy = &init_nsproxy, .cred = &init_cred};
struct task_struct thread = {
    .comm = "thread", .pid = 43, .tgid = 42, STATE = 1, CPU(0), .mm = &mm, GROUP(waiter) .group_leader = &waiter,
    THREAD(waiter_signal, HEAD(waiter), NODE_OF(waiter)) COUNTED(10, 20) LINKED(pid_thread)};
struct task_struct zombie = {
    .comm = "zombie", .pid = 50, .tgid = 50, STATE = TASK_DEAD, .exit_state = EXIT_ZOMBIE, CPU(0),
    GROUP(zombie) .group_leader = &zombie, THREAD(zombie_signal, HEAD(zombie), HEAD(zombie))
    .tasks = {&parked.tasks, &waiter.tasks}, LINKED(pid_zombie)};
struct task_struct parked = {
    .comm = "parked", .pid = 1, .tgid = 1, STATE = TASK_PARKED, CPU(1), GROUP(parked) .group_leader = &parked,
    THREAD(parked_signal, HEAD(parked), HEAD(parked)) .tasks = {&init_task.tasks, &zombie.tasks}, LINKED(pid_parked)};
SIGNAL(init_signal, init_task, init_task);
SIGNAL(waiter_signal, waiter, thread);
SIGNAL(zombie_signal, zombie, zombie);
SIGNAL(parked_signal, parked, parked);
#if LINUX < V(4, 9)
union thread_union stacks[2] = {{{.cpu = 0}}, {{.cpu = 1}}};
#endif

/* Per-CPU variables: the second CPU's area follows the first's. */
struct rq {
  u32 nr_running;
  struct task_struct *curr, *idle;
  u64 clock;
  struct list_head cfs_tasks;
};
struct percpu {
  struct rq rq;
  int count, none;
} __attribute__((aligned(16)));
struct percpu areas[2] __asm__("runqueues_areas") = {
    {{1, &init_task, &init_task, 1000, EMPTY(areas[0].rq.cfs_tasks)}, 3},
    {{1, &idle1, &idle1, 2000, EMPTY(areas[1].rq.cfs_tasks)}, 4}};
extern struct rq runqueues;
__asm__(".globl runqueues\n.set runqueues, runqueues_areas");
u64 __per_cpu_offset[2] = {0, sizeof(struct percpu)};
void *use_runqueues(void) { return &runqueues; }

struct vm_area_struct heap = {0x2000, 0x4000, 0, 0x3}, text = {0x1000, 0x2000, &heap, 0x5};
#if LINUX < V(6, 1)
#define AREAS .mmap = &text,
#else
#define AREAS
#endif
#if LINUX >= V(6, 2)
#define NONE &areas[0].none
// 111 + 222 + 4 pages: the threads of older kernels have 33 of them still to add.
struct mm_struct mm = {AREAS .total_vm = 3, .map_count = 2, .rss_stat = {{104, &areas[0].count}, {222, NONE}, {999, NONE}, {4, NONE}}};
#elif LINUX >= V(4, 5)
struct mm_struct mm = {AREAS .total_vm = 3, .map_count = 2, .rss_stat = {{{100}, {200}, {999}, {4}}}};
#else
struct mm_struct mm = {AREAS .total_vm = 3, .map_count = 2, .rss_stat = {{{100}, {204}, {999}}}};
#endif

/* CPU masks */
struct cpumask { u64 bits[1]; };
u32 nr_cpu_ids = 2;
#if LINUX >= V(4, 5)
struct cpumask __cpu_online_mask = {{3}};
#else
struct cpumask online_bits = {{3}};
const struct cpumask *const cpu_online_mask = &online_bits;
#endif

/* Locks */
struct mutex_waiter { struct list_head list; struct task_struct *task; };
struct mutex {
#if LINUX >= V(4, 10)
  atomic_long_t owner;
#else
  atomic_t count;
#endif
  struct list_head wait_list;
#if LINUX < V(4, 10)
  struct task_struct *owner;
#endif
};
extern struct mutex_waiter mutex_waiter;
struct mutex lock = {
#if LINUX >= V(4, 10)
    .owner = {(long)&init_task + 1},
#else
    .owner = &init_task,
#endif
    .wait_list = ONLY(lock, mutex_waiter.list)};
struct mutex_waiter mutex_waiter = {EMPTY(lock.wait_list), &waiter};

struct rwsem_waiter { struct list_head list; struct task_struct *task; int type; };
struct rw_semaphore {
#if LINUX >= V(5, 3)
  atomic_long_t count, owner;
#else
  long count;
#endif
  struct list_head wait_list;
#if LINUX >= V(4, 0) && LINUX < V(5, 3)
  struct task_struct *owner;
#endif
};
struct rw_semaphore semaphore = {
#if LINUX >= V(5, 3)
    .count = {1}, .owner = {(long)&init_task},
#elif LINUX >= V(4, 0)
    .count = 1, .owner = &init_task,
#else
    .count = 1,
#endif
    .wait_list = EMPTY(semaphore.wait_list)};

/* Mounts */
struct qstr { u32 hash, len; const char *name; };
struct file_system_type { const char *name; } tmpfs = {"tmpfs"};
struct super_block { struct file_system_type *s_type; } super = {&tmpfs};
struct dentry {
  struct hlist_node d_hash;
  struct dentry *d_parent;
  struct qstr d_name;
  struct super_block *d_sb;
};
struct dentry root = {.d_parent = &root, .d_name = {0, 1, "/"}, .d_sb = &super},
              mnt = {.d_parent = &root, .d_name = {0, 3, "mnt"}, .d_sb = &super},
              tmp = {.d_parent = &tmp, .d_name = {0, 1, "/"}, .d_sb = &super};
struct vfsmount { struct dentry *mnt_root; struct super_block *mnt_sb; int mnt_flags; };
#if LINUX >= V(6, 8)
struct rb_node { u64 __rb_parent_color; struct rb_node *rb_right, *rb_left; };
struct rb_root { struct rb_node *rb_node; };
#endif
struct mount {
  struct mount *mnt_parent;
  struct dentry *mnt_mountpoint;
  struct vfsmount mnt;
  const char *mnt_devname;
#if LINUX >= V(6, 8)
  struct rb_node mnt_node;
#else
  struct list_head mnt_list;
#endif
};
struct mnt_namespace {
  NS_COMMON;
#if LINUX >= V(6, 8)
  struct rb_root mounts;
#else
  struct list_head list;
#endif
};
extern struct mnt_namespace init_mnt_ns;
extern struct mount mount_tmp, cursor;
struct mount mount_root = {
    &mount_root, &root, {&root, &super}, "rootfs",
#if LINUX >= V(6, 8)
    {1, &mount_tmp.mnt_node}
#else
    {&mount_tmp.mnt_list, &init_mnt_ns.list}
#endif
};
struct mount mount_tmp = {
    &mount_root, &mnt, {&tmp, &super}, "tmpfs",
#if LINUX >= V(6, 8)
    {(u64)&mount_root.mnt_node + 1}
#elif LINUX >= V(5, 8)
    {&cursor.mnt_list, &mount_root.mnt_list}
#else
    {&init_mnt_ns.list, &mount_root.mnt_list}
#endif
};
#if LINUX >= V(5, 8) && LINUX < V(6, 8)
struct mount cursor = {.mnt = {.mnt_flags = 0x10000000}, .mnt_list = {&init_mnt_ns.list, &mount_tmp.mnt_list}};
#endif
struct mnt_namespace init_mnt_ns = {
    INUM = 7,
#if LINUX >= V(6, 8)
    .mounts = {&mount_root.mnt_node}
#elif LINUX >= V(5, 8)
    .list = {&mount_root.mnt_list, &cursor.mnt_list}
#else
    .list = {&mount_root.mnt_list, &mount_tmp.mnt_list}
#endif
};

/* Modules */
enum module_state { MODULE_STATE_LIVE, MODULE_STATE_COMING };
struct module_layout { void *base; u32 size; };
struct module_memory { void *base; u32 size; };
struct module_ref { u64 incs, decs; };
struct module {
  enum module_state state;
  struct list_head list;
  char name[56];
#if LINUX >= V(6, 4)
  struct module_memory mem[7];
#elif LINUX >= V(4, 5)
  struct module_layout core_layout, init_layout;
#else
  void *module_core;
  u32 core_size;
#endif
#if LINUX >= V(3, 19)
  atomic_t refcnt;
#else
  struct module_ref *refptr;
#endif
};
extern struct list_head modules;
#if LINUX < V(3, 19)
extern struct module_ref references[];
#endif
struct module module = {
    .list = EMPTY(modules), .name = "demo",
#if LINUX >= V(6, 4)
    .mem = {{(void *)0x1000, 0x3000}, {(void *)0x8000, 0x1000}, {0, 0}, {0, 0}, {(void *)0x9000, 0x1000}},
#elif LINUX >= V(4, 5)
    .core_layout = {(void *)0x1000, 0x4000}, .init_layout = {(void *)0x9000, 0x1000},
#else
    .module_core = (void *)0x1000, .core_size = 0x4000,
#endif
#if LINUX >= V(3, 19)
    .refcnt = {3}
#else
    .refptr = references
#endif
};
struct list_head modules = {&module.list, &module.list};
#if LINUX < V(3, 19)
// One CPU's copy only: the second CPU's is one area further on.
struct module_ref references[1 + sizeof(struct percpu) / sizeof(struct module_ref)] = {
    {5, 2}, [sizeof(struct percpu) / sizeof(struct module_ref)] = {0, 1}};
#endif

/* Counters of memory */
#if LINUX >= V(5, 11)
enum zone_stat_item { NR_FREE_PAGES, NR_BOUNCE };
enum node_stat_item {
  NR_SLAB_RECLAIMABLE_B, NR_SLAB_UNRECLAIMABLE_B, NR_ANON_MAPPED, NR_FILE_PAGES, NR_SHMEM, NR_PAGETABLE, NR_SWAPCACHE };
#elif LINUX >= V(5, 9)
enum zone_stat_item { NR_FREE_PAGES, NR_PAGETABLE };
enum node_stat_item {
  NR_SLAB_RECLAIMABLE_B, NR_SLAB_UNRECLAIMABLE_B, NR_ANON_MAPPED, NR_FILE_PAGES, NR_SHMEM };
#elif LINUX >= V(4, 14)
enum zone_stat_item { NR_FREE_PAGES, NR_PAGETABLE };
enum node_stat_item { NR_SLAB_RECLAIMABLE, NR_SLAB_UNRECLAIMABLE, NR_ANON_MAPPED, NR_FILE_PAGES, NR_SHMEM };
#elif LINUX >= V(4, 8)
enum zone_stat_item { NR_FREE_PAGES, NR_SLAB_RECLAIMABLE, NR_SLAB_UNRECLAIMABLE, NR_PAGETABLE };
enum node_stat_item { NR_ANON_MAPPED, NR_FILE_PAGES, NR_SHMEM };
#else
enum zone_stat_item {
  NR_FREE_PAGES, NR_ANON_PAGES, NR_FILE_PAGES, NR_SLAB_RECLAIMABLE, NR_SLAB_UNRECLAIMABLE, NR_PAGETABLE, NR_SHMEM };
#endif
#if LINUX >= V(4, 8)
#define ZONE vm_zone_stat
#define NODE_STAT vm_node_stat
#else
#define ZONE vm_stat
#define NODE_STAT vm_stat
#define NR_ANON_MAPPED NR_ANON_PAGES
#endif
enum zone_stat_item zone_items;
#if LINUX >= V(4, 8)
enum node_stat_item node_items;
atomic_long_t vm_zone_stat[8] = {[NR_FREE_PAGES] = {100},
#if LINUX < V(5, 11)
    [NR_PAGETABLE] = {5},
#endif
#if LINUX < V(4, 14)
    [NR_SLAB_RECLAIMABLE] = {20}, [NR_SLAB_UNRECLAIMABLE] = {30},
#endif
};
atomic_long_t vm_node_stat[8] = {[NR_ANON_MAPPED] = {40}, [NR_FILE_PAGES] = {50}, [NR_SHMEM] = {6},
#if LINUX >= V(5, 11)
    [NR_PAGETABLE] = {5},
#endif
#if LINUX >= V(5, 9)
    [NR_SLAB_RECLAIMABLE_B] = {20}, [NR_SLAB_UNRECLAIMABLE_B] = {30},
#elif LINUX >= V(4, 14)
    [NR_SLAB_RECLAIMABLE] = {20}, [NR_SLAB_UNRECLAIMABLE] = {30},
#endif
};
#else
atomic_long_t vm_stat[8] = {[NR_FREE_PAGES] = {100}, [NR_ANON_PAGES] = {40}, [NR_FILE_PAGES] = {50},
    [NR_SLAB_RECLAIMABLE] = {20}, [NR_SLAB_UNRECLAIMABLE] = {30}, [NR_PAGETABLE] = {5}, [NR_SHMEM] = {6}};
#endif
#if LINUX >= V(5, 0)
atomic_long_t _totalram_pages = {1000};
#else
u64 totalram_pages = 1000;
#endif

/* Time: 100.25 s since the start */
struct timespec { long tv_sec, tv_nsec; };
#if LINUX >= V(4, 10)
typedef s64 ktime_t;
#define KTIME(ns) (ns)
#else
union ktime { s64 tv64; };
typedef union ktime ktime_t;
#define KTIME(ns) {ns}
#endif
#if LINUX >= V(3, 17)
struct tk_read_base { u32 mult, shift; u64 xtime_nsec; ktime_t base; };
struct timekeeper { struct tk_read_base tkr_mono; u64 xtime_sec; };
struct { u32 seq; struct timekeeper timekeeper; } tk_core = {0, {{1, 8, 250000000UL << 8, KTIME(100000000000)}, 1500000000}};
#else
struct timekeeper { u32 mult, shift; u64 xtime_sec, xtime_nsec; struct timespec wall_to_monotonic; };
struct timekeeper timekeeper = {1, 8, 1500000000, 250000000UL << 8, {-1499999900, 0}};
#endif

/* The log before 5.10 */
#if LINUX < V(5, 10)
#if LINUX >= V(3, 11)
struct printk_log {
#else
struct log {
#endif
  u64 ts_nsec;
  u16 len, text_len, dict_len;
  u8 facility, flags : 5, level : 3;
#if LINUX >= V(5, 1)
  u32 caller_id;
#endif
#if LINUX >= V(3, 11)
};
typedef struct printk_log record;
#else
};
typedef struct log record;
#endif
struct { record head; char text[8]; } __log_buf = {{1500000, sizeof(__log_buf), 5, 0, 0, 0, 4}, "hello"};
char *log_buf = (char *)&__log_buf;
u32 log_buf_len = sizeof(__log_buf), log_first_idx = 0, log_next_idx = sizeof(__log_buf);
u64 log_first_seq = 9;
#endif

/* Sockets */
struct in6_addr { u8 bytes[16]; };
struct sock_common {
  u32 skc_daddr, skc_rcv_saddr;
  u16 skc_dport, skc_num;
  u16 skc_family;
  volatile u8 skc_state;
#if LINUX >= V(3, 13)
  struct in6_addr skc_v6_daddr, skc_v6_rcv_saddr;
#endif
  union {
    struct hlist_node skc_node;
    struct hlist_nulls_node skc_nulls_node;
  };
};
struct sock { struct sock_common __sk_common; u16 sk_type; };
struct ipv6_pinfo { struct in6_addr saddr, rcv_saddr, daddr; };
struct inet_sock { struct sock sk; struct ipv6_pinfo *pinet6; };
#define V4(address, port) .skc_rcv_saddr = address, .skc_num = port, .skc_family = 2
#if LINUX >= V(3, 13)
#define V6(port) .skc_v6_rcv_saddr = {{[15] = 1}}, .skc_num = port, .skc_family = 10
struct inet_sock udp6 = {{{V6(53), .skc_state = 7,
#else
#define V6(port) .skc_num = port, .skc_family = 10
struct ipv6_pinfo pinfo = {.rcv_saddr = {{[15] = 1}}};
struct inet_sock udp6 = {.pinet6 = &pinfo, .sk = {{V6(53), .skc_state = 7,
#endif
#if LINUX >= V(4, 5)
    .skc_node = {0}
#else
    .skc_nulls_node = {NULLS}
#endif
}, 2}};
struct inet_sock connected = {{{V4(0x0100007f, 22), .skc_daddr = 0x0100007f, .skc_dport = 0x1000, .skc_state = 1,
    .skc_nulls_node = {NULLS}}, 1}};
struct inet_sock waits = {{{V4(0x0100007f, 23), .skc_state = 6, .skc_nulls_node = {NULLS}}, 1}};
struct inet_sock listening = {{{V4(0, 80), .skc_state = 10,
#if LINUX >= V(4, 7) && LINUX < V(5, 5)
    .skc_node = {0}
#else
    .skc_nulls_node = {NULLS}
#endif
}, 1}};

struct inet_ehash_bucket {
  struct hlist_nulls_head chain;
#if LINUX < V(3, 13)
  struct hlist_nulls_head twchain;
#endif
};
#define LINK_OF(sock) {&(sock).sk.__sk_common.skc_node}
#define NULLS_LINK_OF(sock) {&(sock).sk.__sk_common.skc_nulls_node}
struct inet_ehash_bucket ehash[] = {
#if LINUX < V(3, 13)
    {NULLS_LINK_OF(connected), NULLS_LINK_OF(waits)}, {{NULLS}, {NULLS}}
#else
    {NULLS_LINK_OF(connected)}, {NULLS_LINK_OF(waits)}
#endif
};
struct inet_listen_hashbucket {
  u32 lock;
#if LINUX >= V(5, 5) && LINUX < V(5, 19)
  union { struct hlist_head head; struct hlist_nulls_head nulls_head; };
#elif LINUX >= V(5, 19)
  struct hlist_nulls_head nulls_head;
#elif LINUX >= V(4, 7)
  struct hlist_head head;
#else
  struct hlist_nulls_head head;
#endif
};
struct inet_hashinfo {
  struct inet_ehash_bucket *ehash;
  u32 ehash_mask;
#if LINUX >= V(5, 19)
  u32 lhash2_mask;
  struct inet_listen_hashbucket *lhash2;
#else
  struct inet_listen_hashbucket listening_hash[2];
#endif
};
#if LINUX >= V(5, 5)
#define LISTEN {0, .nulls_head = {NULLS}}, {0, .nulls_head = NULLS_LINK_OF(listening)}
#elif LINUX >= V(4, 7)
#define LISTEN {0, {0}}, {0, LINK_OF(listening)}
#else
#define LISTEN {0, {NULLS}}, {0, NULLS_LINK_OF(listening)}
#endif
#if LINUX >= V(5, 19)
struct inet_listen_hashbucket lhash2[] = {LISTEN};
struct inet_hashinfo tcp_hashinfo = {ehash, 1, 1, lhash2};
#else
struct inet_hashinfo tcp_hashinfo = {ehash, 1, {LISTEN}};
#endif

struct udp_hslot {
#if LINUX >= V(4, 5)
  struct hlist_head head;
#else
  struct hlist_nulls_head head;
#endif
  int count;
};
struct udp_table { struct udp_hslot *hash; u32 mask; };
#if LINUX >= V(4, 5)
struct udp_hslot slots[] = {{{0}}, {LINK_OF(udp6)}};
#else
struct udp_hslot slots[] = {{{NULLS}}, {NULLS_LINK_OF(udp6)}};
#endif
struct udp_table udp_table = {slots, 1};

struct unix_address { int len; struct { u16 family; char path[8]; } name[1]; };
struct unix_sock { struct sock sk; struct unix_address *addr; struct sock *peer; };
struct unix_address address = {6, {{1, "/run"}}};
struct unix_sock local = {{{.skc_family = 1, .skc_state = 7}, 1}, &address};
#if LINUX >= V(6, 0)
struct hlist_head unix_buckets[512] = {[7] = LINK_OF(local)};
#else
struct hlist_head unix_socket_table[512] = {[7] = LINK_OF(local)};
#endif
struct unix_table { struct hlist_head *buckets; };
struct net {
  struct list_head list;
  NS_COMMON;
#if LINUX >= V(6, 0)
  struct { struct unix_table table; } unx;
#endif
};
extern struct list_head net_namespace_list;
struct net init_net = {EMPTY(net_namespace_list), INUM = 8,
#if LINUX >= V(6, 0)
    .unx = {{unix_buckets}}
#endif
};
struct list_head net_namespace_list = {&init_net.list, &init_net.list};
struct nsproxy init_nsproxy = {&init_uts_ns, &init_ipc_ns, &init_mnt_ns, &init_net,
#if LINUX >= V(5, 6)
    &init_time_ns,
#endif
#if LINUX >= V(4, 6)
    &init_cgroup_ns,
#endif
};

// Types that no variable has.
struct unix_sock *unix_socks;
union thread_union *unions;
