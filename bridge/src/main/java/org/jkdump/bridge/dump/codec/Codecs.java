// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump.codec;

import io.airlift.compress.lzo.LzoDecompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Decompressors of one dump file, for many threads. A decompressor that no thread uses waits for
 * the next.
 *
 * <p>The system's libraries come first. Time of a thread for a page of 4 KiB from a 5.10 dump (busy
 * machine, JDK 17, C2; per page over the first 1,000 but 100 pages, and from 100,000 pages on):
 *
 * <pre>
 * zlib    JDK      18   17 us
 * lzo     liblzo2   6    5 us   aircompressor  10 to 86   3.3 us
 * snappy  snappy    5    4 us   aircompressor  12         4.7 us
 * zstd    libzstd   7    7 us   aircompressor  45        10 us
 * </pre>
 *
 * <p>In Java the first 100 pages cost 20 to 30 ms together; with a library 10 ms, and 80 ms if JNA
 * is not loaded yet. Only lzo gets faster in Java, after some 25,000 pages.
 */
public final class Codecs implements AutoCloseable {
  private final Map<Compression, Queue<Codec>> idle = new EnumMap<>(Compression.class);
  private volatile boolean closed;

  public Codecs() {
    for (Compression each : Compression.values()) {
      idle.put(each, new ConcurrentLinkedQueue<>());
    }
  }

  /**
   * Decompresses a page.
   *
   * @return whether the bytes are sound and make exactly a page
   */
  public boolean decode(Compression form, byte[] from, int offset, int length, byte[] page) {
    Queue<Codec> free = idle.get(form);
    Codec waiting = free.poll();
    Codec codec = waiting == null ? make(form) : waiting;
    try {
      return codec.decode(from, offset, length, page);
    } finally {
      free.add(codec);
      if (closed) {
        release(free);
      }
    }
  }

  private static Codec make(Compression form) {
    return switch (form) {
      case RAW -> Codecs::copy;
      case ZLIB -> new Zlib();
      case LZO -> ofSystem(Lzo::new, LzoDecompressor::new);
      case SNAPPY -> ofSystem(Snappy::new, SnappyDecompressor::new);
      case ZSTD -> ofSystem(Zstd::new, ZstdDecompressor::new);
    };
  }

  private static Codec ofSystem(
      Supplier<Codec> system, Supplier<io.airlift.compress.Decompressor> other) {
    try {
      return system.get();
    } catch (LinkageError e) {
      return new JavaCodec(other.get());
    }
  }

  private static boolean copy(byte[] from, int offset, int length, byte[] page) {
    if (length != page.length) {
      return false;
    }
    System.arraycopy(from, offset, page, 0, length);
    return true;
  }

  @Override
  public void close() {
    closed = true;
    idle.values().forEach(Codecs::release);
  }

  private static void release(Queue<Codec> free) {
    for (Codec codec = free.poll(); codec != null; codec = free.poll()) {
      codec.close();
    }
  }
}
