// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.target;

import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jkdump.bridge.dump.DumpFile;
import org.jkdump.bridge.paging.Mapping;
import org.jkdump.bridge.paging.PageTables;
import org.jkdump.bridge.paging.X86PageTables;
import org.jkdump.target.OpenException;
import org.jkdump.target.Outcome;
import org.jkdump.target.Translations;

/**
 * The kernel's own page tables.
 *
 * @param root physical address of the top table
 * @param text virtual address of the kernel's text
 */
record KernelRoot(PageTables tables, long root, long text) {
  // __START_KERNEL_map in arch/x86/include/asm/page_64_types.h.
  private static final long TEXT_MAP = 0xffffffff80000000L;

  /**
   * The page tables of an x86-64 kernel where its VMCOREINFO says.
   *
   * @throws OpenException if they don't map the kernel's text where VMCOREINFO says
   */
  static KernelRoot of(DumpFile file, VmcoreInfo info) {
    long base = need(info.number("phys_base"), "NUMBER(phys_base)") - TEXT_MAP;
    long root = need(topTable(info), "SYMBOL(init_top_pgt)") + base;
    long text = need(info.symbol("_stext"), "SYMBOL(_stext)");
    int levels = info.number("pgtable_l5_enabled").orElse(0) == 0 ? 4 : 5;
    long encryption = info.number("sme_mask").orElse(0);
    PageTables tables = new X86PageTables(file::read, levels, encryption);
    check(tables.translate(root, text), text, text + base, root);
    return new KernelRoot(tables, root, text);
  }

  // The oldest name was given up by Linux kernel commit 65ade2f872b4 ("x86/boot/64: Rename
  // init_level4_pgt and early_level4_pgt") (in v4.13).
  private static OptionalLong topTable(VmcoreInfo info) {
    return Stream.of("init_top_pgt", "swapper_pg_dir", "init_level4_pgt")
        .map(info::symbol)
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private static long need(OptionalLong value, String what) {
    return value.orElseThrow(() -> new OpenException("VMCOREINFO has no " + what));
  }

  private static void check(Mapping found, long text, long expected, long root) {
    if (found.outcome() != Outcome.OK && found.outcome() != Outcome.UNMAPPED) {
      throw new OpenException(
          String.format(
              "the kernel's page tables, from 0x%x on, can't be read: %s", root, found.outcome()));
    }
    if (found.outcome() != Outcome.OK || found.physical() != expected) {
      String where =
          found.outcome() == Outcome.OK
              ? String.format("at 0x%x", found.physical())
              : found.outcome().toString();
      throw new OpenException(
          String.format(
              "VMCOREINFO disagrees with memory: _stext (0x%x) should be at physical address 0x%x,"
                  + " but is %s by the page table at 0x%x",
              text, expected, where, root));
    }
  }

  /**
   * Whether a table can be the top one of a task: the kernel is mapped in each of them. A table
   * that can't be read may be one.
   */
  boolean isShared(long top) {
    Mapping found = tables.translate(top, text);
    return found.outcome() == Outcome.OK
        ? found.physical() == tables.translate(root, text).physical()
        : found.outcome() != Outcome.UNMAPPED;
  }

  /** Physical address of each kernel page. */
  Translations pages(long address, int count) {
    return tables.translate(root, address, count);
  }
}
