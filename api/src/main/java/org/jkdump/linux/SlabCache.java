// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.memory.Memory;
import org.jkdump.session.Section;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.MemoryException;

/** One SLUB cache: addresses of its objects, and which objects are free. */
final class SlabCache {
  private final Kernel kernel;
  private final Memory memory;
  private final String name;
  private final SlabList slabs;
  private final long size;
  private final long nextAt;
  private final long leftPad;
  private final boolean hardened;
  private final long random;
  private final Map<Long, Long> cpuFreelists = new HashMap<>();

  /**
   * @param cache a {@code struct kmem_cache}
   */
  SlabCache(Struct cache, SlabList slabs) {
    this.kernel = cache.kernel_();
    this.memory = kernel.memory();
    // For messages only.
    this.name = Section.readOr(kernel.log(), () -> cache.str_("name"), "?");
    this.slabs = slabs;
    this.size = Math.max(1, cache.num_("size"));
    this.nextAt = cache.num_("offset");
    this.leftPad = cache.has_("red_left_pad") ? cache.num_("red_left_pad") : 0;
    // CONFIG_SLAB_FREELIST_HARDENED
    this.hardened = cache.has_("random");
    this.random = hardened ? cache.num_("random") : 0;
    // A kernel with CONFIG_SLUB_TINY has no slabs of CPUs.
    if (cache.has_("cpu_slab")) {
      findCpuFreelists(cache);
    }
  }

  /** Addresses of the allocated objects, slab by slab. */
  LongStream allocated() {
    return IntStream.range(0, slabs.size()).mapToObj(this::allocated).flatMapToLong(Arrays::stream);
  }

  private void findCpuFreelists(Struct cache) {
    long variable = cache.num_("cpu_slab");
    String type = cache.get_("cpu_slab").deref_().type_().text();
    LeftOut out = new LeftOut(kernel, "slabs of CPUs of cache '" + name + "'");
    for (int i = 0; i < kernel.perCpu().cpus(); i++) {
      int cpu = i;
      out.read(() -> keep(kernel.struct(type, kernel.perCpu().address(variable, cpu))));
    }
    out.log();
  }

  private long keep(Struct slab) {
    // Since Linux kernel commit bb192ed9aa71 ("mm/slub: Convert most struct page to struct slab
    // by spatch") (in v5.17).
    long page = slab.num_(slab.has_("slab") ? "slab" : "page");
    if (page != 0) {
      cpuFreelists.put(page, slab.num_("freelist"));
    }
    return page;
  }

  private long[] allocated(int slab) {
    InterruptedOperation.poll("walk over slab objects");
    int objects = slabs.objects(slab);
    long first = slabs.start(slab) + leftPad;
    BitSet free = free(slab, first, objects);
    long[] found = new long[objects - free.cardinality()];
    for (int i = 0, n = 0; i < objects; i++) {
      if (!free.get(i)) {
        found[n++] = first + i * size;
      }
    }
    return found;
  }

  // A CPU's own slab has two lists of free objects: the CPU's, and the objects freed by other CPUs.
  private BitSet free(int slab, long first, int objects) {
    BitSet free = new BitSet();
    mark(free, slabs.freelist(slab), first, objects);
    mark(free, cpuFreelists.getOrDefault(slabs.page(slab), 0L), first, objects);
    return free;
  }

  private void mark(BitSet free, long head, long first, int objects) {
    long at = head;
    try {
      while (at != 0) {
        int i = index(at, first, objects);
        if (i < 0 || free.get(i)) {
          damaged(first, String.format("0x%x is no free object of it", at));
          return;
        }
        free.set(i);
        at = next(at + nextAt, first, objects);
      }
    } catch (MemoryException e) {
      damaged(first, e.getMessage());
    }
  }

  // Since Linux kernel commit 1ad53d9fa3f6 ("slub: improve bit diffusion for freelist ptr
  // obfuscation") (in v5.7, and in stable kernels before it) the bytes of the address are swapped.
  // Only the result tells the two forms apart.
  private long next(long at, long first, int objects) {
    long stored = memory.pointer(at);
    if (!hardened) {
      return stored;
    }
    long swapped = stored ^ random ^ swap(at);
    boolean sound = swapped == 0 || index(swapped, first, objects) >= 0;
    return sound ? swapped : stored ^ random ^ at;
  }

  private long swap(long address) {
    return kernel.facts().pointerSize() == 8
        ? Long.reverseBytes(address)
        : Integer.toUnsignedLong(Integer.reverseBytes((int) address));
  }

  private int index(long object, long first, int objects) {
    long offset = object - first;
    boolean sound = offset >= 0 && offset < objects * size && offset % size == 0;
    return sound ? (int) (offset / size) : -1;
  }

  private void damaged(long slab, String why) {
    String place = String.format("slab at 0x%x of cache '%s'", slab, name);
    kernel.log().error(place + ": its free list: " + why + "; what follows counts as allocated");
  }
}
