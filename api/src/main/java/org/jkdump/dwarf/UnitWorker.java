// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jkdump.elf.DebuginfoException;
import org.jkdump.target.InterruptedOperation;

/** Reads unit after unit, as one of several threads, until none is left. */
final class UnitWorker implements Callable<UnitWorker> {
  private final Sections sections;
  private final UnitQueue work;
  private final Units units;
  private final UnitScan scan = new UnitScan();
  private final VariableReader reader;
  private final Set<ArrayMember> members = new HashSet<>();
  private final Set<Object> names = new HashSet<>();
  private final Map<String, Declared> declared = new HashMap<>();
  private final List<Found> found = new ArrayList<>();
  private boolean split;

  /** Variables of a unit, with the unit's index in the file. */
  record Found(int index, List<Variable> variables) {}

  /** Type that the first of several units declares. */
  record Declared(int index, String type) {
    Declared first(Declared other) {
      return index <= other.index ? this : other;
    }
  }

  UnitWorker(Sections sections, UnitQueue work) {
    this.sections = sections;
    this.work = work;
    this.units = new Units(sections);
    this.reader = new VariableReader(units, sections);
  }

  Set<ArrayMember> members() {
    return members;
  }

  Map<String, Declared> declared() {
    return declared;
  }

  List<Found> found() {
    return found;
  }

  List<NameScan.Found> names() {
    return scan.names().found();
  }

  /** Returns whether a unit says that its debuginfo is in another file. */
  boolean isSplit() {
    return split;
  }

  @Override
  public UnitWorker call() {
    for (int i = work.next(); i >= 0; i = work.next()) {
      InterruptedOperation.poll("reading debuginfo was");
      UnitHeader header = sections.units().get(i);
      try {
        read(i, header);
      } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
        throw DebuginfoException.damaged(
            String.format("the unit at .debug_info+0x%x", header.offset()), e);
      }
      work.done(header.length());
    }
    return this;
  }

  private void read(int index, UnitHeader header) {
    if (header.type() == Dw.UT_SKELETON) {
      split = true;
    }
    if (header.type() != Dw.UT_COMPILE && header.type() != Dw.UT_PARTIAL) {
      return;
    }
    Unit unit = units.next(header);
    Die root = unit.root();
    split |= root != null && root.has(Dw.AT_GNU_DWO_NAME);
    scan.run(unit);
    reader.use(unit);
    List<Variable> variables = new ArrayList<>();
    scan.variables().forEach(die -> reader.read(die).ifPresent(variables::add));
    if (!variables.isEmpty()) {
      found.add(new Found(index, variables));
    }
    for (Die die : scan.declarations()) {
      if (names.add(die.nameKey())) {
        declared.putIfAbsent(die.text(Dw.AT_NAME), new Declared(index, reader.type(die)));
      }
    }
    new MemberSearch(unit, scan, units, members).run();
  }
}
