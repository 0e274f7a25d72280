// SPDX-License-Identifier: GPL-3.0-or-later
// Reads 10,000 scattered pages of a kdump-compressed file for the first time, and decompresses the same pages alone.
// BENCH_FRAMES gets the pages' frames, for drgn.
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.jkdump.bridge.dump.codec.Codecs;
import org.jkdump.bridge.dump.codec.Compression;

Path file = Path.of(kernel().facts().get("dumpfile"));
String format = file.getFileName().toString().replaceFirst(".*\\.", "");
FileChannel channel = FileChannel.open(file);

ByteBuffer at(long offset, int size) throws IOException {
  ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {}
  return bytes.flip();
}

// disk_dump_header: block_size, sub_hdr_size, bitmap_blocks; the second half of the bitmaps tells the pages of the file.
ByteBuffer header = at(428, 12);
int block = header.getInt(0);
long bitmaps = (1L + header.getInt(4)) * block;
int half = header.getInt(8) * block / 2;
BitSet there = BitSet.valueOf(at(bitmaps + half, half));
long[] frames = there.stream().asLongStream().toArray();
long descriptors = bitmaps + 2L * half;

// A step without a common divisor with the number of pages visits each page once.
int wanted = Math.min(10_000, frames.length);
int step = 7919;
int[] order = IntStream.range(0, wanted).map(i -> (int) ((long) i * step % frames.length)).toArray();

byte[][] packed = new byte[wanted][];
Compression[] forms = new Compression[wanted];
for (int i = 0; i < wanted; i++) {
  ByteBuffer descriptor = at(descriptors + order[i] * 24L, 24);
  packed[i] = at(descriptor.getLong(0), descriptor.getInt(8)).array();
  forms[i] = Compression.of(descriptor.getInt(12));
}
Files.write(Path.of(System.getenv("BENCH_FRAMES")), IntStream.of(order).mapToObj(i -> "" + frames[i]).toList());

long sum = 0;
long begin = System.nanoTime();
for (int i : order) {
  sum += kernel().target().read(Space.PHYSICAL, 0, frames[i] * block, block)[8] & 0xff;
}
double read = (System.nanoTime() - begin) / 1e9;

byte[] page = new byte[block];
long same = 0;
begin = System.nanoTime();
try (Codecs codecs = new Codecs()) {
  for (int i = 0; i < wanted; i++) {
    same += codecs.decode(forms[i], packed[i], 0, packed[i].length, page) ? page[8] & 0xff : 0;
  }
}
double decoded = (System.nanoTime() - begin) / 1e9;
if (sum != same) {
  throw new IllegalStateException("the pages differ: " + sum + ", " + same);
}
System.out.println("pages." + format + "\t" + read);
System.out.println("pages." + format + ".codec\t" + decoded);
System.out.println("pages." + format + ".ratio\t" + read / decoded);
System.out.println("=pages." + format + "\t" + sum);
