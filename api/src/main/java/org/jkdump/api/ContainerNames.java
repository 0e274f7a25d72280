// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

import static org.jkdump.container.KernelContainers.address;

import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jkdump.container.Entry;
import org.jkdump.container.KernelContainers;
import org.jkdump.generated.StructField;
import org.jkdump.generated.Typed;
import org.jkdump.generated.TypedStruct;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.jkdump.linux.Cpumask;
import org.jkdump.walk.Buckets;
import org.jkdump.walk.Buckets.Bucket;
import org.jkdump.walk.RbTree;

/**
 * Containers: the names that walk trees, maps, hash tables and bitmaps; a group of {@link
 * PyKdumpAPI}.
 */
public abstract class ContainerNames extends ListNames {
  ContainerNames() {}

  /**
   * The structs of a red-black tree in order, each found when the stream asks for it.
   *
   * @param root address of a {@code struct rb_root} or {@code rb_root_cached}
   * @param member path of the {@code rb_node} in the struct
   */
  public static Stream<Struct> rbtreeForEachEntry(String type, long root, String member) {
    return containers().structs(type, member, rbtreeNodes(root));
  }

  /** The same for an {@code rb_root} value. */
  public static Stream<Struct> rbtreeForEachEntry(String type, Value root, String member) {
    return rbtreeForEachEntry(type, address(root), member);
  }

  /** The same for a generated class. */
  public static <T extends Struct> Stream<T> rbtreeForEachEntry(
      Class<T> type, long root, String member) {
    Typed<T> typed = typed(type);
    return typed.around(rbtreeNodes(root), typed.offset(member));
  }

  /** The same for a generated class and an {@code rb_root} value. */
  public static <T extends Struct> Stream<T> rbtreeForEachEntry(
      Class<T> type, Value root, String member) {
    return rbtreeForEachEntry(type, address(root), member);
  }

  /**
   * Addresses of the {@code rb_node}s of a red-black tree in order.
   *
   * @param root address of a {@code struct rb_root} or {@code rb_root_cached}
   */
  public static LongStream rbtreeNodes(long root) {
    return new RbTree(kernel().walks()).nodes(root);
  }

  /** The same for an {@code rb_root} value. */
  public static LongStream rbtreeNodes(Value root) {
    return rbtreeNodes(address(root));
  }

  /**
   * The structs that have these nodes as a field: {@code entries(rbtreeNodes(root), x.node)}. The
   * nodes of any other container do as well.
   */
  public static <T extends TypedStruct> Stream<T> entries(LongStream nodes, StructField<T> field) {
    return typed(field.owner()).around(nodes, field.offset());
  }

  /**
   * The entries of an XArray in order, each found when the stream asks for it.
   *
   * @param xarray address of a {@code struct xarray}
   */
  public static Stream<Entry> xaForEach(long xarray) {
    return containers().entries(containers().xarrays().entries(xarray));
  }

  /** The same for an {@code xarray} value. */
  public static Stream<Entry> xaForEach(Value xarray) {
    return xaForEach(address(xarray));
  }

  /**
   * The raw entry of an XArray at an index, 0 if there is none.
   *
   * @param xarray address of a {@code struct xarray}
   */
  public static long xaLoad(long xarray, long index) {
    return containers().xarrays().load(xarray, index);
  }

  /** The same for an {@code xarray} value. */
  public static long xaLoad(Value xarray, long index) {
    return xaLoad(address(xarray), index);
  }

  /**
   * The entries of a radix tree in order, each found when the stream asks for it.
   *
   * @param root address of a {@code struct radix_tree_root}
   */
  public static Stream<Entry> radixTreeForEach(long root) {
    return containers().entries(containers().xarrays().entries(root));
  }

  /** The same for a {@code radix_tree_root} value. */
  public static Stream<Entry> radixTreeForEach(Value root) {
    return radixTreeForEach(address(root));
  }

  /**
   * The raw entry of a radix tree at an index, 0 if there is none.
   *
   * @param root address of a {@code struct radix_tree_root}
   */
  public static long radixTreeLookup(long root, long index) {
    return containers().xarrays().load(root, index);
  }

  /** The same for a {@code radix_tree_root} value. */
  public static long radixTreeLookup(Value root, long index) {
    return radixTreeLookup(address(root), index);
  }

  /**
   * The entries of an IDR in the order of their ids, each found when the stream asks for it.
   *
   * @param idr address of a {@code struct idr}
   */
  public static Stream<Entry> idrForEach(long idr) {
    return containers().entries(containers().xarrays().idr(idr));
  }

  /** The same for an {@code idr} value. */
  public static Stream<Entry> idrForEach(Value idr) {
    return idrForEach(address(idr));
  }

  /**
   * The raw entry of an IDR with an id, 0 if there is none.
   *
   * @param idr address of a {@code struct idr}
   */
  public static long idrFind(long idr, long id) {
    return containers().xarrays().find(idr, id);
  }

  /** The same for an {@code idr} value. */
  public static long idrFind(Value idr, long id) {
    return idrFind(address(idr), id);
  }

  /**
   * The entries of a maple tree in order, with the ranges that they cover, each found when the
   * stream asks for it.
   *
   * @param tree address of a {@code struct maple_tree}
   */
  public static Stream<Entry> mtForEach(long tree) {
    return containers().entries(containers().maples().entries(tree));
  }

  /** The same for a {@code maple_tree} value. */
  public static Stream<Entry> mtForEach(Value tree) {
    return mtForEach(address(tree));
  }

  /**
   * The raw entry of a maple tree at an index, 0 if there is none.
   *
   * @param tree address of a {@code struct maple_tree}
   */
  public static long mtLoad(long tree, long index) {
    return containers().maples().load(tree, index);
  }

  /** The same for a {@code maple_tree} value. */
  public static long mtLoad(Value tree, long index) {
    return mtLoad(address(tree), index);
  }

  /**
   * The first entries of all buckets of a hash table that are not empty, read in bulk. The odd
   * number that ends an empty {@code hlist_nulls} is no entry.
   *
   * @param start address of the table
   * @param bucketSize bytes of a bucket
   * @param items number of buckets
   * @param chainOffset bytes from a bucket to its pointer to the first entry
   */
  public static List<Long> getFullBuckets(long start, int bucketSize, int items, int chainOffset) {
    return getFullBucketsH(start, bucketSize, items, chainOffset).stream()
        .map(Bucket::first)
        .toList();
  }

  /** Reads like {@link #getFullBuckets}; each result has {@code index()} and {@code first()}. */
  public static List<Bucket> getFullBucketsH(
      long start, int bucketSize, int items, int chainOffset) {
    return Buckets.full(kernel().memory(), start, bucketSize, items, chainOffset);
  }

  /**
   * The bits of a bitmap.
   *
   * @param addr address of an array of {@code unsigned long}
   * @param nbits number of bits to read
   */
  public static BitSet bitmap(long addr, int nbits) {
    return containers().bitmap(addr, nbits);
  }

  /** The same for a value, {@code unsigned long []} or a pointer. */
  public static BitSet bitmap(Value bits, int nbits) {
    return bitmap(address(bits), nbits);
  }

  /**
   * The CPUs in a mask.
   *
   * @param addr address of a {@code struct cpumask}
   */
  public static BitSet cpumask(long addr) {
    return Cpumask.of(kernel(), addr);
  }

  /** The same for a {@code struct cpumask}, {@code cpumask_t} or {@code cpumask_var_t} value. */
  public static BitSet cpumask(Value mask) {
    return Cpumask.of(mask);
  }

  /** The same for a mask of the kernel such as {@code cpu_online_mask}. */
  public static BitSet cpumask(String name) {
    return Cpumask.of(kernel(), name);
  }

  private static KernelContainers containers() {
    return KernelContainers.of(kernel());
  }
}
