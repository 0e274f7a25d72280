// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.container;

import static org.jkdump.kernel.FakeKernel.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jkdump.btf.BtfBuilder;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.kernel.FakeKernel;
import org.jkdump.kernel.Kernel;
import org.jkdump.kernel.Struct;
import org.jkdump.target.Space;
import org.junit.jupiter.api.Test;

/** One kernel used by eight threads, while another says that debuginfo has changed. */
class ManyThreadsTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 300;
  private static final int NODES = 50;

  private Kernel kernel() {
    FakeKernel fake = new FakeKernel();
    int integer = fake.btf.integer("int", 4, BtfBuilder.SIGNED);
    int grid = fake.btf.array(integer, 6);
    int self = fake.btf.next();
    fake.btf.struct(
        "node",
        40,
        new Member("next", self + 1, 0),
        new Member("number", integer, 64),
        new Member("grid", grid, 96));
    fake.btf.pointer(self);
    for (int i = 0; i < NODES; i++) {
      long next = i + 1 < NODES ? BASE + (i + 1) * 40L : 0;
      fake.target.pointer(BASE + i * 40L, next).putNumber(BASE + i * 40L + 8, 4, i);
    }
    return fake.open();
  }

  @Test
  void answersStayTheSame() throws Exception {
    Kernel kernel = kernel();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    List<Future<?>> readers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      readers.add(threads.submit(() -> read(kernel)));
    }
    Future<?> changes = threads.submit(() -> change(kernel, over));
    for (Future<?> reader : readers) {
      reader.get(60, TimeUnit.SECONDS);
    }
    over.set(true);
    changes.get(60, TimeUnit.SECONDS);
    threads.shutdown();
  }

  private static void change(Kernel kernel, AtomicBoolean over) {
    while (!over.get()) {
      kernel.debuginfoChanged();
      kernel.attributes().set("node", "value", List.of("number"), List.of());
      kernel.reload();
    }
  }

  private static void read(Kernel kernel) {
    for (int round = 0; round < ROUNDS; round++) {
      Struct first = kernel.struct("struct node", BASE);
      assertEquals(false, first.has_("absent" + round % 7));
      assertEquals(true, first.has_("grid[5]"));
      assertEquals(1, first.num_("next->number"));
      assertEquals(2, first.get_("next").get_("next->number").num_());
      assertEquals(false, kernel.types().find("struct absent" + round % 7).isPresent());
      assertEquals(0, kernel.memory(Space.USER, round % 3).unsigned(BASE + 8, 4));
      assertEquals(
          "b", kernel.choices().select("key", List.of(() -> first.str_("absent"), () -> "b")));
      List<Struct> all =
          KernelLists.of(kernel).next(first.type_(), BASE, "next", ListOptions.DEFAULT);
      assertEquals(NODES, all.size());
      assertEquals(NODES - 1, all.get(NODES - 1).num_("number"));
    }
  }
}
