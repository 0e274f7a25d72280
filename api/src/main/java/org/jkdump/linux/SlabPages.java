// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.OptionalLong;
import org.jkdump.api.Kernel;
import org.jkdump.memory.Bytes;
import org.jkdump.type.EnumType;
import org.jkdump.type.MemberPath;
import org.jkdump.type.StructType;

/** What the {@code struct page} of a slab's first page says, read from raw bytes. */
final class SlabPages {
  private final boolean bigEndian;
  private final int width;
  private final int slabCache;
  private final int freelist;
  private final MemberPath objects;
  private final MemberPath flags;
  private final MemberPath pageType;
  private final OptionalLong flagBit;
  private final OptionalLong typeNumber;
  final int structSize;

  SlabPages(Kernel kernel) {
    StructType page = kernel.types().getStruct("page");
    // Since Linux kernel commit d122019bf061 ("mm: Split slab into its own type") (in v5.17).
    StructType slab = kernel.types().struct("slab").orElse(page);
    this.bigEndian = kernel.facts().byteOrder() == java.nio.ByteOrder.BIG_ENDIAN;
    this.width = kernel.facts().pointerSize();
    this.structSize = (int) page.size();
    this.slabCache = (int) slab.path("slab_cache").offset();
    this.freelist = (int) slab.path("freelist").offset();
    this.objects = slab.path("objects");
    this.flags = page.path("flags");
    this.pageType = page.path("page_type");
    // Since Linux kernel commit 46df8e73a4a3 ("mm: free up PG_slab") (in v6.10) it is a page type.
    this.flagBit = enumerator(kernel, "enum pageflags", "PG_slab");
    // Since Linux kernel commit 4ffca5a96678 ("mm: support only one page_type per page") (in
    // v6.12); between the two the cache alone tells a slab.
    this.typeNumber = enumerator(kernel, "enum pagetype", "PGTY_slab");
  }

  /** Whether the struct page at an offset is marked as the first one of a slab. */
  boolean isSlab(byte[] data, int at) {
    if (flagBit.isPresent()) {
      long word = Bytes.unsigned(data, at + (int) flags.offset(), (int) flags.size(), bigEndian);
      return (word >>> flagBit.getAsLong() & 1) != 0;
    }
    if (typeNumber.isPresent()) {
      long type = Bytes.unsigned(data, at + (int) pageType.offset(), 4, bigEndian);
      return type >>> 24 == typeNumber.getAsLong();
    }
    return cache(data, at) != 0;
  }

  /** Address of its {@code struct kmem_cache}. */
  long cache(byte[] data, int at) {
    return Bytes.unsigned(data, at + slabCache, width, bigEndian);
  }

  /** Address of its first free object, or 0. */
  long freelist(byte[] data, int at) {
    return Bytes.unsigned(data, at + freelist, width, bigEndian);
  }

  /** Number of objects, free ones too. */
  int objects(byte[] data, int at) {
    int begin = (int) objects.offset() * 8 + objects.bitOffset();
    long unit = Bytes.unsigned(data, at + begin / 32 * 4, 4, bigEndian);
    int shift = bigEndian ? 32 - begin % 32 - objects.bitSize() : begin % 32;
    return (int) (unit >>> shift & (1L << objects.bitSize()) - 1);
  }

  private static OptionalLong enumerator(Kernel kernel, String type, String name) {
    return kernel.types().find(type).map(t -> t.bare()).stream()
        .filter(EnumType.class::isInstance)
        .map(t -> ((EnumType) t).valueOf(name))
        .findFirst()
        .orElse(OptionalLong.empty());
  }
}
