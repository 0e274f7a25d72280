// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.linux;

import java.util.OptionalLong;
import org.jkdump.kernel.Kernel;
import org.jkdump.memory.Bytes;
import org.jkdump.type.EnumType;
import org.jkdump.type.MemberPath;
import org.jkdump.type.StructType;

/** Reader of the {@code struct page} of a slab's first page, from raw bytes. */
final class SlabPages {
  private final boolean bigEndian;
  private final int width;
  private final int slabCache;
  private final int freelist;
  private final MemberPath objects;
  // Most pages are no slabs, and one byte excludes most of them.
  private int markAt;
  private int markMask;
  private int mark;
  final int structSize;

  SlabPages(Kernel kernel) {
    StructType page = kernel.types().getStruct("page");
    // Since Linux kernel commit d122019bf061 ("mm: Split slab into its own type") (in v5.17).
    StructType slab = kernel.types().struct("slab").orElse(page);
    this.bigEndian = kernel.facts().bigEndian();
    this.width = kernel.facts().pointerSize();
    this.structSize = (int) page.size();
    this.slabCache = (int) slab.path("slab_cache").offset();
    this.freelist = (int) slab.path("freelist").offset();
    this.objects = slab.path("objects");
    mark(kernel, page);
  }

  /**
   * Whether the struct page at an offset may be the first page of a slab; the caller also checks
   * that its cache is one.
   */
  boolean isSlab(byte[] data, int at) {
    return (data[at + markAt] & markMask) == mark;
  }

  /** Address of the {@code struct kmem_cache}. */
  long cache(byte[] data, int at) {
    return Bytes.unsigned(data, at + slabCache, width, bigEndian);
  }

  /** Address of the first free object, or 0. */
  long freelist(byte[] data, int at) {
    return Bytes.unsigned(data, at + freelist, width, bigEndian);
  }

  /** Number of objects, with free objects. */
  int objects(byte[] data, int at) {
    int begin = (int) objects.offset() * 8 + objects.bitOffset();
    long unit = Bytes.unsigned(data, at + begin / 32 * 4, 4, bigEndian);
    int shift = bigEndian ? 32 - begin % 32 - objects.bitSize() : begin % 32;
    return (int) (unit >>> shift & (1L << objects.bitSize()) - 1);
  }

  private void mark(Kernel kernel, StructType page) {
    // Since Linux kernel commit 46df8e73a4a3 ("mm: free up PG_slab") (in v6.10) it is a page type;
    // since 4ffca5a96678 ("mm: support only one page_type per page") (in v6.12) the type's highest
    // byte. Between these versions only the cache identifies a slab.
    OptionalLong type = enumerator(kernel, "enum pagetype", "PGTY_slab");
    OptionalLong bit = enumerator(kernel, "enum pageflags", "PG_slab");
    if (type.isPresent()) {
      markAt = (int) page.path("page_type").offset() + (bigEndian ? 0 : 3);
      markMask = 0xff;
      mark = (int) type.getAsLong();
    } else if (bit.isPresent()) {
      int octet = (int) bit.getAsLong() / 8;
      markAt = (int) page.path("flags").offset() + (bigEndian ? width - 1 - octet : octet);
      markMask = 1 << bit.getAsLong() % 8;
      mark = markMask;
    }
  }

  private static OptionalLong enumerator(Kernel kernel, String type, String name) {
    return kernel.types().find(type).map(t -> t.bare()).stream()
        .filter(EnumType.class::isInstance)
        .map(t -> ((EnumType) t).valueOf(name))
        .findFirst()
        .orElse(OptionalLong.empty());
  }
}
