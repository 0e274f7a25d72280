// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bench;

import java.util.concurrent.TimeUnit;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.symbol.SymbolOffset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmarks of symbols by name and by address, another symbol each time. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class SymbolBenchmark {
  private static final int SAMPLE = 1 << 10;
  private String[] names;
  private long[] addresses;
  private int next;

  /** Takes a sample of all symbols. */
  @Setup
  public void sample(Dump dump) {
    var all = dump.kernel.symbols().names();
    names = new String[SAMPLE];
    addresses = new long[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      names[i] = all.get((int) ((long) i * all.size() / SAMPLE));
      addresses[i] = PyKdumpAPI.sym2addr(names[i]);
    }
  }

  /** Finds a symbol by name. */
  @Benchmark
  public long name() {
    return PyKdumpAPI.sym2addr(names[next++ & SAMPLE - 1]);
  }

  /** Finds a symbol by exact address. */
  @Benchmark
  public String address() {
    return PyKdumpAPI.addr2sym(addresses[next++ & SAMPLE - 1]);
  }

  /** Finds a symbol by an address within it. */
  @Benchmark
  public SymbolOffset inside() {
    return PyKdumpAPI.addr2symLoose(addresses[next++ & SAMPLE - 1] + 3);
  }
}
