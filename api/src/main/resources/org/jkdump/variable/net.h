// SPDX-License-Identifier: GPL-3.0-or-later
// Well-known variables of net/; rules: Declarations.java.

// net/core/dev.c
extern rwlock_t dev_base_lock;
extern int dev_boot_phase;
extern int dev_rx_weight;
extern int dev_tx_weight;
extern int dev_weight_rx_bias;
extern int dev_weight_tx_bias;
extern struct list_head net_todo_list;
extern int netdev_budget;
extern unsigned int netdev_budget_usecs;
extern struct raw_notifier_head netdev_chain;
extern int netdev_max_backlog;
extern int netdev_tstamp_prequeue;
extern struct static_key_false netstamp_needed_key;
extern struct list_head ptype_all;
extern struct list_head ptype_base[16];
extern struct static_key_false rfs_needed;
extern u32 rps_cpu_mask;
extern struct static_key_false rps_needed;
extern struct rps_sock_flow_table *rps_sock_flow_table;
extern int weight_p;

// net/core/devlink.c
extern struct list_head devlink_list;

// net/core/dst.c
extern struct dst_ops dst_blackhole_ops;
extern const struct dst_metrics dst_default_metrics;

// net/core/gro.c
extern struct list_head offload_base;

// net/core/hotdata.c
extern struct net_hotdata net_hotdata;

// net/core/link_watch.c
extern struct list_head lweventlist;
extern spinlock_t lweventlist_lock;

// net/core/neighbour.c
extern struct neigh_table *neigh_tables[NEIGH_NR_TABLES];

// net/core/net-sysfs.c
extern const struct class net_class;

// net/core/net_namespace.c
extern struct list_head *first_device;
extern struct net init_net;
extern unsigned int max_gen_ptrs;
extern struct kmem_cache *net_cachep;
extern struct ida net_generic_ids;
extern struct list_head net_namespace_list;
extern struct rw_semaphore net_rwsem;
extern struct workqueue_struct *netns_wq;
extern struct list_head pernet_list;
extern struct rw_semaphore pernet_ops_rwsem;

// net/core/page_pool_user.c
extern struct xarray page_pools;

// net/core/rtnetlink.c
extern struct list_head rtnl_af_ops;
extern struct rtnl_link **rtnl_msg_handlers[];
extern struct mutex rtnl_mutex;

// net/core/secure_seq.c
extern siphash_key_t net_secret;

// net/core/skbuff.c
extern struct kmem_cache *skbuff_ext_cache;
extern struct kmem_cache *skbuff_fclone_cache;
extern struct kmem_cache *skbuff_head_cache;
extern int sysctl_max_skb_frags;

// net/core/sock.c
extern struct static_key_false memalloc_socks_key;
extern struct list_head proto_list;
extern struct mutex proto_list_mutex;
extern int sysctl_optmem_max;
extern __u32 sysctl_rmem_default;
extern __u32 sysctl_rmem_max;
extern int sysctl_tstamp_allow_data;
extern __u32 sysctl_wmem_default;
extern __u32 sysctl_wmem_max;

// net/core/sock_diag.c
extern const struct sock_diag_handler *sock_diag_handlers[];

// net/core/sock_reuseport.c
extern struct ida reuseport_ida;

// net/core/sysctl_net_core.c
extern int net_msg_warn;
extern int sysctl_devconf_inherit_init_net;
extern int sysctl_fb_tunnels_only_for_init_net;

// net/core/xdp.c
extern struct rhashtable *mem_id_ht;
extern struct ida mem_id_pool;

// net/devlink/core.c
extern struct xarray devlinks;

// net/ethtool/ioctl.c
extern u8 netdev_rss_key[52];

// net/ipv4/af_inet.c
extern const struct net_proto_family inet_family_ops;
extern const struct proto_ops inet_sockraw_ops;
extern const struct proto_ops inet_stream_ops;
extern struct list_head inetsw[11];
extern spinlock_t inetsw_lock;

// net/ipv4/arp.c
extern struct neigh_table arp_tbl;

// net/ipv4/devinet.c
extern struct hlist_head inet_addr_lst[];
extern struct blocking_notifier_head inetaddr_chain;

// net/ipv4/fib_semantics.c
extern unsigned int fib_info_cnt;
extern struct hlist_head *fib_info_hash;
extern unsigned int fib_info_hash_bits;
extern unsigned int fib_info_hash_size;
extern struct hlist_head *fib_info_laddrhash;
extern const struct fib_prop fib_props[];

// net/ipv4/inetpeer.c
extern int inet_peer_maxttl;
extern int inet_peer_minttl;
extern int inet_peer_threshold;

// net/ipv4/ping.c
extern struct proto ping_prot;

// net/ipv4/protocol.c
extern const struct net_offload *inet_offloads[256];
extern struct net_protocol *inet_protos[256];

// net/ipv4/raw.c
extern struct proto raw_prot;
extern struct raw_hashinfo raw_v4_hashinfo;

// net/ipv4/route.c
extern atomic_t *ip_idents;
extern int ip_rt_max_size;
extern u32 *ip_tstamps;
extern struct dst_ops ipv4_dst_ops;

// net/ipv4/sysctl_net_ipv4.c
extern int sysctl_tcp_low_latency;

// net/ipv4/tcp.c
extern long sysctl_tcp_mem[3];
extern atomic_long_t tcp_memory_allocated;
extern unsigned long tcp_memory_pressure;
extern int tcp_orphan_cache;
extern struct percpu_counter tcp_sockets_allocated;
extern struct static_key_false tcp_tx_delay_enabled;

// net/ipv4/tcp_cong.c
extern struct list_head tcp_cong_list;
extern struct tcp_congestion_ops tcp_reno;

// net/ipv4/tcp_input.c
extern int sysctl_tcp_max_orphans;

// net/ipv4/tcp_ipv4.c
extern struct inet_hashinfo tcp_hashinfo;
extern struct proto tcp_prot;
extern struct request_sock_ops tcp_request_sock_ops;

// net/ipv4/tcp_metrics.c
extern struct tcpm_hash_bucket *tcp_metrics_hash;

// net/ipv4/tcp_ulp.c
extern struct list_head tcp_ulp_list;

// net/ipv4/udp.c
extern long sysctl_udp_mem[3];
extern struct static_key_false udp_encap_needed_key;
extern atomic_long_t udp_memory_allocated;
extern struct proto udp_prot;
extern struct udp_table udp_table;
extern struct static_key_false udpv6_encap_needed_key;

// net/ipv4/udplite.c
extern struct udp_table udplite_table;

// net/ipv6/addrconf_core.c
extern struct atomic_notifier_head inet6addr_chain;

// net/ipv6/af_inet6.c
extern const struct proto_ops inet6_dgram_ops;
extern const struct net_proto_family inet6_family_ops;
extern const struct proto_ops inet6_stream_ops;
extern struct list_head inetsw6[11];

// net/ipv6/ndisc.c
extern struct neigh_table nd_tbl;

// net/ipv6/protocol.c
extern struct inet6_protocol *inet6_protos[256];

// net/ipv6/raw.c
extern struct raw_hashinfo raw_v6_hashinfo;
extern struct proto rawv6_prot;

// net/ipv6/tcp_ipv6.c
extern struct proto tcpv6_prot;

// net/ipv6/udp.c
extern struct proto udpv6_prot;

// net/netfilter/core.c
extern struct mutex nf_hook_mutex;
extern struct static_key nf_hooks_needed[][5];

// net/netfilter/nf_log.c
extern struct mutex nf_log_mutex;

// net/netfilter/nf_queue.c
extern const struct nf_queue_handler *nf_queue_handler;

// net/netfilter/nf_sockopt.c
extern struct list_head nf_sockopts;

// net/netlink/af_netlink.c
extern const struct proto_ops netlink_ops;
extern struct proto netlink_proto;
extern struct netlink_table *nl_table;
extern rwlock_t nl_table_lock;
extern atomic_t nl_table_users;

// net/netlink/genetlink.c
extern struct idr genl_fam_idr;
extern struct mutex genl_mutex;

// net/packet/af_packet.c
extern const struct proto_ops packet_ops;
extern struct proto packet_proto;

// net/sched/cls_api.c
extern struct workqueue_struct *tc_filter_wq;

// net/sched/sch_api.c
extern struct Qdisc_ops *qdisc_base;

// net/sched/sch_generic.c
extern const struct Qdisc_ops *default_qdisc_ops;
extern struct Qdisc noop_qdisc;
extern struct Qdisc_ops noop_qdisc_ops;
extern struct Qdisc_ops noqueue_qdisc_ops;
extern struct Qdisc_ops pfifo_fast_ops;

// net/socket.c
extern const struct net_proto_family *net_families[];
extern struct file_system_type sock_fs_type;
extern struct kmem_cache *sock_inode_cachep;
extern struct vfsmount *sock_mnt;
extern const struct file_operations socket_file_ops;
extern int (*vlan_ioctl_hook)(struct net *, void *);

// net/unix/af_unix.c
extern struct hlist_head bsd_socket_buckets[256];
extern spinlock_t bsd_socket_locks[256];
extern const struct proto_ops unix_dgram_ops;
extern struct proto unix_dgram_proto;
extern atomic_long_t unix_nr_socks;
extern struct proto unix_proto;
extern struct hlist_head unix_socket_table[512];
extern const struct proto_ops unix_stream_ops;
extern struct proto unix_stream_proto;

// net/unix/garbage.c
extern spinlock_t unix_gc_lock;
extern struct work_struct unix_gc_work;
extern unsigned int unix_tot_inflight;
extern unsigned long unix_vertex_unvisited_index;

// net/unix/scm.c
extern struct list_head gc_inflight_list;

// net/xfrm/xfrm_policy.c
extern const struct xfrm_if_cb *xfrm_if_cb;
extern const struct xfrm_policy_afinfo *xfrm_policy_afinfo[];

// net/xfrm/xfrm_state.c
extern struct list_head xfrm_km_list;
extern struct kmem_cache *xfrm_state_cache;
extern struct hlist_head xfrm_state_gc_list;
extern struct work_struct xfrm_state_gc_work;
