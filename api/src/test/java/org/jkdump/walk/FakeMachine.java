// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.walk;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.btf.BtfTypes;
import org.jkdump.log.PyLog;
import org.jkdump.memory.Memory;
import org.jkdump.memory.PageCache;
import org.jkdump.target.FakeTarget;
import org.jkdump.target.Space;
import org.jkdump.type.Types;

/** Memory that a test lays out, with the types of the kernel's containers. */
final class FakeMachine {
  static final long BASE = 0xffff_8880_0001_0000L;

  final FakeTarget target = new FakeTarget();
  final List<String> logged = new ArrayList<>();
  final int width;
  private final BtfBuilder btf;
  private final int pointer;
  private final int octet;

  FakeMachine() {
    this(8, ByteOrder.LITTLE_ENDIAN, true);
  }

  /**
   * @param width of a pointer, in bytes
   * @param modern whether XArrays have the layout since v4.20, not that of radix trees
   */
  FakeMachine(int width, ByteOrder order, boolean modern) {
    this.width = width;
    target.fact("pointer.size", "" + width).fact("long.size", "" + width);
    target.fact("byteorder", order == ByteOrder.BIG_ENDIAN ? "big" : "little");
    btf = new BtfBuilder(ByteOrder.LITTLE_ENDIAN);
    octet = btf.integer("unsigned char", 1, 0);
    int word = btf.integer("unsigned long", width, 0);
    pointer = btf.pointer(0);
    btf.struct(
        "rb_node",
        3 * width,
        at("__rb_parent_color", word, 0),
        at("rb_right", word, 1),
        at("rb_left", word, 2));
    int root = btf.struct("rb_root", width, at("rb_node", pointer, 0));
    btf.struct("rb_root_cached", 2 * width, at("rb_root", root, 0), at("rb_leftmost", pointer, 1));
    arrays(modern, word);
    maples(word);
  }

  private Member at(String name, int type, int words) {
    return new Member(name, type, words * width * 8);
  }

  // Four words precede the slots: shift and offset in the first, the parent in the second.
  private void arrays(boolean modern, int word) {
    int head =
        btf.struct(
            modern ? "xarray" : "radix_tree_root",
            2 * width,
            at(modern ? "xa_head" : "rnode", pointer, 1));
    int slots = btf.array(pointer, 64);
    btf.struct(
        modern ? "xa_node" : "radix_tree_node",
        68 * width,
        new Member("shift", octet, 0),
        new Member("offset", octet, 8),
        at("parent", pointer, 1),
        at("slots", slots, 4));
    int number = btf.integer("unsigned int", 4, 0);
    btf.struct("idr", 3 * width, at("idr_rt", head, 0), at("idr_base", number, 2));
  }

  // As on 64-bit machines: 16 slots, or 10 with gaps; the metadata is in the last slot or after the
  // gaps.
  private void maples(int word) {
    btf.struct("maple_tree", 2 * width, at("ma_root", pointer, 1));
    int meta = btf.struct("maple_metadata", 2, new Member("end", octet, 0));
    int slot = btf.array(pointer, 16);
    int pad = btf.array(pointer, 15);
    int tail = btf.struct("", 16 * width, at("pad", pad, 0), at("meta", meta, 15));
    int either = btf.union("", 16 * width, at("slot", slot, 0), at("", tail, 0));
    int range =
        btf.struct(
            "maple_range_64",
            32 * width,
            at("parent", pointer, 0),
            at("pivot", btf.array(word, 15), 1),
            at("", either, 16));
    int few = btf.array(pointer, 10);
    int arange =
        btf.struct(
            "maple_arange_64",
            32 * width,
            at("parent", pointer, 0),
            at("pivot", btf.array(word, 9), 1),
            at("slot", few, 10),
            at("gap", few, 20),
            at("meta", meta, 30));
    int dense =
        btf.struct(
            "maple_dense",
            32 * width,
            at("parent", pointer, 0),
            at("slot", btf.array(pointer, 31), 1));
    btf.union(
        "maple_node", 32 * width, at("", dense, 0), at("mr64", range, 0), at("ma64", arange, 0));
  }

  /** Puts a word at a distance, counted in words, from an address. */
  FakeMachine word(long address, int words, long value) {
    target.putNumber(address + (long) words * width, width, value);
    return this;
  }

  FakeMachine octet(long address, int offset, int value) {
    target.put(address + offset, (byte) value);
    return this;
  }

  /** Puts a node of an XArray. */
  FakeMachine node(long address, int shift, int offset, long parent) {
    return octet(address, 0, shift).octet(address, 1, offset).word(address, 1, parent);
  }

  FakeMachine slot(long node, int slot, long entry) {
    return word(node, 4 + slot, entry);
  }

  WalkContext open() {
    Types types = new Types(List.of(new BtfTypes(btf.bytes(), width)), width);
    Memory memory = new Memory(target, new PageCache(target, 1 << 20), Space.KERNEL, 0);
    return new WalkContext(memory, types, new PyLog(logged::add));
  }
}
