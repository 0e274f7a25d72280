// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.container.KernelLists;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.session.Session;
import org.jkdump.target.TargetException;
import org.jkdump.type.Nearest;
import org.jkdump.walk.CorruptionException;

/**
 * Slab caches and their objects (kernel: include/linux/slab.h, mm/slub.c). Only SLUB is known. The
 * kernel may merge caches of like sizes: then one has the objects of others, too. crash: {@code
 * kmem -s}, {@code kmem -S CACHE}.
 */
public final class Slab {
  private static final int ORDER = 16;
  private static final long OBJECTS = (1 << ORDER) - 1;
  // Kernel: MAX_ORDER (MAX_PAGE_ORDER), of any configuration.
  private static final int MAX_ORDER = 16;

  private Slab() {}

  /** All caches of the current kernel: {@code struct kmem_cache}. */
  public static List<Struct> caches() {
    return caches(Session.current().kernel());
  }

  /** All caches: {@code struct kmem_cache}. */
  public static List<Struct> caches(Kernel kernel) {
    long head = kernel.symbolAddress("slab_caches");
    return KernelLists.of(kernel).structs(head, "list", "kmem_cache");
  }

  /** The cache with a name: {@code struct kmem_cache}. */
  public static Struct cache(String name) {
    return cache(Session.current().kernel(), name);
  }

  /** The cache with a name: {@code struct kmem_cache}. */
  public static Struct cache(Kernel kernel, String name) {
    List<Struct> caches = caches(kernel);
    LeftOut out = new LeftOut(kernel, "names of slab caches");
    List<String> names =
        caches.stream().map(cache -> out.read(() -> cache.str_("name")).orElse("")).toList();
    int at = names.indexOf(name);
    if (at < 0) {
      out.log();
      throw unknown(name, names);
    }
    return caches.get(at);
  }

  /**
   * The allocated objects of a cache that has the name of their struct, such as {@code dentry}, in
   * the order of their physical addresses.
   */
  public static Stream<Struct> objects(String cache) {
    return objects(Session.current().kernel(), cache);
  }

  /** The same on a kernel. */
  public static Stream<Struct> objects(Kernel kernel, String cache) {
    if (kernel.types().struct(cache).isEmpty()) {
      throw new TargetException(
          String.format(
              "there is no 'struct %s': say what it holds, objects(\"%<s\", TYPE)", cache));
    }
    return objects(cache(kernel, cache), cache);
  }

  /** The allocated objects of a cache, in the order of their physical addresses. */
  public static Stream<Struct> objects(String cache, String type) {
    return objects(cache(cache), type);
  }

  /** The same on a kernel. */
  public static Stream<Struct> objects(Kernel kernel, String cache, String type) {
    return objects(cache(kernel, cache), type);
  }

  /**
   * The allocated objects of a cache, in the order of their physical addresses.
   *
   * @param cache a {@code struct kmem_cache}
   */
  public static Stream<Struct> objects(Struct cache, String type) {
    Kernel kernel = cache.kernel_();
    kernel.types().getStruct(type);
    return addresses(cache).mapToObj(address -> kernel.struct(type, address));
  }

  /** Addresses of the allocated objects of a cache, in the order of their physical addresses. */
  public static LongStream addresses(String cache) {
    return addresses(cache(cache));
  }

  /**
   * Addresses of the allocated objects of a cache, in the order of their physical addresses.
   *
   * @param cache a {@code struct kmem_cache}
   */
  public static LongStream addresses(Struct cache) {
    if (!cache.has_("oo")) {
      throw new TargetException("this kernel's slab allocator is not SLUB, the one that is known");
    }
    SlabIndex index = cache.kernel_().derived(SlabIndex.class, SlabIndex::new);
    return new SlabCache(cache, index.of(cache.addr_())).allocated();
  }

  /**
   * Memory of a cache.
   *
   * @param allocated objects in use
   * @param objects objects in use and free objects
   * @param slabs runs of pages
   * @param bytes size of all slabs
   */
  public record Usage(long allocated, long objects, long slabs, long bytes) {}

  /**
   * Memory of a cache. crash: {@code kmem -s}.
   *
   * @param cache a {@code struct kmem_cache}
   */
  public static Usage usage(Struct cache) {
    long allocated = addresses(cache).count();
    SlabList slabs = cache.kernel_().derived(SlabIndex.class, SlabIndex::new).of(cache.addr_());
    long objects = 0;
    long pages = 0;
    for (int i = 0; i < slabs.size(); i++) {
      objects += slabs.objects(i);
      pages += pages(cache, slabs.objects(i));
    }
    int pageSize = cache.kernel_().facts().pageSize();
    return new Usage(allocated, objects, slabs.size(), pages * pageSize);
  }

  // A slab made when memory was short has the least order that holds an object, other slabs
  // of the one that wastes least; both stand above the number of objects (kernel: OO_SHIFT).
  private static long pages(Struct cache, int objects) {
    long wanted = cache.num_("oo.x");
    boolean small = objects < (wanted & OBJECTS);
    long order = (small ? cache.num_("min.x") : wanted) >>> ORDER;
    if (order > MAX_ORDER) {
      throw new CorruptionException(cache + " is damaged: slabs of 2^" + order + " pages");
    }
    return 1L << order;
  }

  private static TargetException unknown(String name, List<String> names) {
    String hint = Nearest.hint(name, names);
    return new TargetException(
        "no slab cache '" + name + "'" + hint + "; the kernel may have merged it with another");
  }
}
