// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.btf.BtfTypes;
import org.jkdump.kernel.Struct;
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

/** Benchmarks that read much at once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class WholeBenchmark {
  private byte[] btf;

  /** Reads vmlinux's BTF section. */
  @Setup
  public void section(Dump dump) {
    long begin = PyKdumpAPI.sym2addr("__start_BTF");
    btf = PyKdumpAPI.readmem(begin, Math.toIntExact(PyKdumpAPI.sym2addr("__stop_BTF") - begin));
  }

  /** Indexes all types of vmlinux by name. */
  @Benchmark
  public BtfTypes typesIndexed() {
    return new BtfTypes(btf, 8);
  }

  /** Reads all types of vmlinux and resolves the fields of each struct. */
  @Benchmark
  public long typesResolved() {
    return new BtfTypes(btf, 8).structs().stream().mapToLong(s -> s.fields().size()).sum();
  }

  /** Formats a whole task_struct. */
  @Benchmark
  public String taskPrinted(Dump dump) {
    return dump.init.dump_();
  }

  /** Walks all tasks. */
  @Benchmark
  public List<Struct> tasks() {
    return PyKdumpAPI.tasks();
  }

  /** Walks the list of 200,000 nodes and reads two fields of each. */
  @Benchmark
  public long list() {
    long sum = 0;
    for (Struct node : PyKdumpAPI.readSUListFromHead("jkdump_list_long", "list", "dcb_app_type")) {
      sum += node.num_("ifindex") + node.num_("dcbx");
    }
    return sum;
  }
}
