// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** File read by positional reads: one that shrinks or vanishes costs an error, not the JVM. */
final class PlainSource implements Source {
  private final Path path;
  private final long size;
  private final Object key;
  // An interrupt does not close it, and it still has a file whose name is gone.
  private final RandomAccessFile spare;
  private FileChannel channel;
  private boolean closed;

  PlainSource(Path path) throws IOException {
    this.path = path;
    this.key = key();
    this.spare = new RandomAccessFile(path.toFile(), "r");
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
    this.size = channel.size();
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) throws IOException {
    if (offset < 0) {
      return 0;
    }
    // The interrupt of a thread closes the channel under it, and under all others.
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        FileChannel used = channel();
        try {
          return read(used, offset, ByteBuffer.wrap(into, at, length));
        } catch (ClosedChannelException e) {
          interrupted |= Thread.interrupted();
          if (!isReopened(used)) {
            return readSpare(offset, into, at, length);
          }
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static int read(FileChannel channel, long offset, ByteBuffer into) throws IOException {
    int start = into.position();
    while (into.hasRemaining() && channel.read(into, offset + into.position() - start) > 0) {}
    return into.position() - start;
  }

  private int readSpare(long offset, byte[] into, int at, int length) throws IOException {
    synchronized (spare) {
      spare.seek(offset);
      int done = 0;
      int got = 0;
      while (done < length && got >= 0) {
        done += got;
        got = spare.read(into, at + done, length - done);
      }
      return done;
    }
  }

  private synchronized FileChannel channel() {
    return channel;
  }

  // Device and inode.
  private Object key() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  // Not if the file was deleted or replaced.
  private synchronized boolean isReopened(FileChannel old) throws IOException {
    if (closed) {
      throw new IOException(path + " is closed");
    }
    if (channel == old && isThere()) {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    }
    return channel != old;
  }

  private boolean isThere() {
    try {
      return Objects.equals(key, key());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      channel.close();
      spare.close();
    } catch (IOException e) {
      // Nothing was written.
    }
  }
}
