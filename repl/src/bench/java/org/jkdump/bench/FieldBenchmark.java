// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bench;

import java.util.concurrent.TimeUnit;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.kernel.Struct;
import org.jkdump.kernel.Value;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmarks of single fields of a struct whose pages are in the cache. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FieldBenchmark {
  /** Reads a number. */
  @Benchmark
  public long number(Dump dump) {
    return dump.init.num_("pid");
  }

  /** Reads a text as a value. */
  @Benchmark
  public Value text(Dump dump) {
    return dump.init.get_("comm");
  }

  /** Reads a number through a pointer. */
  @Benchmark
  public long throughPointer(Dump dump) {
    return dump.init.num_("real_parent->pid");
  }

  /** Reads a path through three structs, an array and a pointer to one of them. */
  @Benchmark
  public long path(Dump dump) {
    return dump.init.num_("signal->rlim[7].rlim_cur");
  }

  /** Reads the same path with a value for each step. */
  @Benchmark
  public long pathStepByStep(Dump dump) {
    return dump.init.get_("signal").get_("rlim").at_(7).get_("rlim_cur").num_();
  }

  /** Evaluates the same path as an expression that begins with a global variable. */
  @Benchmark
  public long pathEvaluated(Dump dump) {
    return PyKdumpAPI.eval("init_task.signal->rlim[7].rlim_cur").num_();
  }

  /** Reads a bit-field. */
  @Benchmark
  public long bits(Dump dump) {
    return dump.init.num_("in_execve");
  }

  /** Asks for a member that there is. */
  @Benchmark
  public boolean hasMember(Dump dump) {
    return dump.init.has_("pid");
  }

  /** Asks for a member that there isn't. */
  @Benchmark
  public boolean lacksMember(Dump dump) {
    return dump.init.has_("pidd");
  }

  /** Reads a counter that may be atomic in other kernels. */
  @Benchmark
  public long atomic(Dump dump) {
    return PyKdumpAPI.atomicT(dump.init.get_("mm->mm_users"));
  }

  /** Reads a page that is in the cache. */
  @Benchmark
  public long cachedWord(Dump dump) {
    return PyKdumpAPI.readU64(dump.init.addr_());
  }

  /** Makes a struct from the name of its type. */
  @Benchmark
  public Struct structByName(Dump dump) {
    return PyKdumpAPI.readSU("task_struct", dump.init.addr_());
  }
}
