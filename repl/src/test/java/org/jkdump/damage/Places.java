// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.damage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.linux.Fs;
import org.jkdump.linux.Kmod;
import org.jkdump.linux.Mount;
import org.jkdump.linux.Netdevice;
import org.jkdump.linux.RunQueue;
import org.jkdump.linux.Sched;
import org.jkdump.linux.Slab;
import org.jkdump.linux.SocketTables;

/** The places of a dump whose damage is tried, by their names. */
final class Places {
  private static final int POINTER = 8;
  static final int PAGE = 4096;

  /** Address and bytes of a place. */
  record Place(long address, int size) {}

  private final Kernel kernel;
  private final Map<String, Place> places = new LinkedHashMap<>();

  private Places(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The places of the current kernel. */
  static Map<String, Place> of(Kernel kernel) {
    Places found = new Places(kernel);
    found.task();
    found.files();
    found.lists();
    found.globals();
    found.log();
    return found.places;
  }

  // The test module's server has files and sockets.
  private void task() {
    Struct task =
        Sched.processes(kernel).stream()
            .filter(t -> t.str_("comm").equals("jk_unix_server"))
            .findFirst()
            .orElseThrow();
    member("task list, forward", task, "tasks", POINTER);
    put("task list, backward", task.addrOf_("tasks") + POINTER, POINTER);
    for (String member : List.of("signal", "files", "mm", "cred", "stack", "group_leader")) {
      member("task's " + member, task, member, POINTER);
    }
    member("task's nsproxy", task, "nsproxy", POINTER);
    member("task's comm", task, "comm", 16);
    member("task's state", task, task.has_("__state") ? "__state" : "state", 4);
    member("task's CPU", task, task.has_("thread_info.cpu") ? "thread_info.cpu" : "cpu", 4);
    object("struct signal", task.su_("signal"));
    object("struct mm", task.su_("mm"));
    if (task.has_("mm.mmap")) {
      object("vm area", task.su_("mm.mmap"));
    } else {
      member("root of the maple tree", task.su_("mm"), "mm_mt.ma_root", POINTER);
    }
    member("fd table", task.su_("files"), "fdt", POINTER);
    member("fd table's size", task.su_("files.fdt"), "max_fds", 4);
  }

  private void files() {
    Struct init = kernel.symbolStruct("init_task", "struct task_struct");
    Struct file = Fs.files(PyKdumpAPI.pidToTask(1)).get(0).file();
    object("file", file);
    object("dentry", file.su_("f_path.dentry"));
    object("inode", file.su_("f_inode"));
    Struct mount = Mount.all(kernel).get(3);
    object("mount", mount);
    member("list of mounts", mount, mount.has_("mnt_list") ? "mnt_list" : "mnt_node", POINTER);
    object("super block", mount.su_("mnt.mnt_sb"));
    member("init_task's list", init, "tasks", 2 * POINTER);
  }

  private void lists() {
    Struct cache = Slab.cache(kernel, "dentry");
    member("slab cache's name", cache, "name", POINTER);
    member("list of slab caches", cache, "list", POINTER);
    member("slab cache's node", cache, "node", POINTER);
    long dentry = Mount.all(kernel).get(3).num_("mnt_mountpoint");
    put("struct page of a slab", PyKdumpAPI.physToPage(PyKdumpAPI.kvtop(dentry)), 64);
    Struct module = Kmod.all(kernel).get(1);
    member("module's name", module, "name", 56);
    member("list of modules", module, "list", POINTER);
    object("net device", Netdevice.all(kernel).get(0));
    object("socket", SocketTables.unix(kernel).get(0));
    Struct rq = RunQueue.of(kernel, 1);
    member("run queue's task", rq, "curr", POINTER);
    object("run queue", rq);
  }

  private void globals() {
    long pids = kernel.symbolAddress("init_pid_ns");
    member("pid IDR", kernel.struct("struct pid_namespace", pids), "idr", 16);
    put("timekeeper", kernel.symbolAddress("tk_core"), 256);
    Struct uts = kernel.symbolStruct("init_uts_ns", "struct uts_namespace");
    member("utsname", uts, "name", 390);
    put("mem_section", kernel.symbolAddress("mem_section"), POINTER);
    put("memory counters", kernel.symbolAddress("vm_node_stat"), 64);
    put("per-CPU offsets", kernel.symbolAddress("__per_cpu_offset"), 2 * POINTER);
    put("taints", kernel.symbolAddress("tainted_mask"), POINTER);
    put("page of BTF", kernel.symbolAddress("__start_BTF") + 3 * PAGE & -PAGE, PAGE);
    put("page of text", kernel.symbolAddress("schedule") & -PAGE, PAGE);
    put("init_net", kernel.symbolAddress("init_net"), 512);
  }

  private void log() {
    Struct ring =
        kernel.struct(
            "struct printk_ringbuffer", kernel.memory().pointer(kernel.symbolAddress("prb")));
    put("log's ring", ring.addr_(), (int) ring.size_());
    put("log's descriptors", ring.num_("desc_ring.descs") + 2400, 240);
    put("log's infos", ring.num_("desc_ring.infos") + 8800, 880);
    put("log's texts", (ring.num_("text_data_ring.data") & -PAGE) + PAGE, PAGE);
  }

  private void member(String name, Struct struct, String member, int size) {
    put(name, struct.addrOf_(member), size);
  }

  private void object(String name, Struct struct) {
    put(name, struct.addr_(), (int) struct.size_());
  }

  private void put(String name, long address, int size) {
    places.put(name, new Place(address, size));
  }
}
