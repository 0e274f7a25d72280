// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.log.PyLog;
import org.jkdump.target.FakeTarget;

/** Kernel with memory and types that a test lays out. */
public final class FakeKernel {
  static final long BTF = 0xffff_ffff_8200_0000L;
  public static final long BASE = 0xffff_8880_0001_0000L;

  public final FakeTarget target = new FakeTarget();
  public final BtfBuilder btf;
  public final List<String> shown = new ArrayList<>();
  private final List<Runnable> symbols = new ArrayList<>();

  public FakeKernel() {
    this(new BtfBuilder());
  }

  FakeKernel(BtfBuilder btf) {
    this.btf = btf;
  }

  /** Adds a global variable of a type at an address. */
  public FakeKernel variable(String name, int type, long address) {
    btf.variable(name, type);
    symbols.add(() -> target.symbol(name, address));
    return this;
  }

  public FakeKernel symbol(String name, long address) {
    symbols.add(() -> target.symbol(name, address));
    return this;
  }

  /** Opens the kernel, after everything is laid out. */
  public Kernel open() {
    byte[] section = btf.bytes();
    target.put(BTF, section);
    symbols.forEach(Runnable::run);
    target.symbol("__start_BTF", BTF).symbol("__stop_BTF", BTF + section.length);
    return new Kernel(target, new PyLog(shown::add), 1 << 20);
  }
}
