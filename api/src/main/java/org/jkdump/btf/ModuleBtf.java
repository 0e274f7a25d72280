// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.btf;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jkdump.cdecl.TypeKind;
import org.jkdump.log.PyLog;
import org.jkdump.memory.DumpText;
import org.jkdump.memory.Memory;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;
import org.jkdump.type.CType;
import org.jkdump.type.EnumType;
import org.jkdump.type.StructType;
import org.jkdump.type.TypeSource;

/**
 * Types of the loaded modules, read on first use. Each module's section continues that of vmlinux.
 * The order is that of the kernel's list {@code btf_modules} (kernel/bpf/btf.c): the module loaded
 * last comes first. A section that can't be read is logged and left out.
 *
 * <p>The list is used instead of {@code btf_data} of {@code struct module} for two reasons: the
 * kernel clears {@code btf_data} once a module is loaded, and it has fitted the ids of the list's
 * copy to its own vmlinux.
 */
public final class ModuleBtf implements TypeSource {
  private static final int MAX_MODULES = 10_000;
  private static final int MAX_BYTES = 64 << 20;

  private final BtfTypes vmlinux;
  private final Memory memory;
  private final Function<String, Optional<Long>> symbols;
  private final PyLog log;
  private final Map<BtfTypes, String> modules = new ConcurrentHashMap<>();
  private volatile List<BtfTypes> sections;

  /**
   * @param symbols returns the address of a symbol
   */
  public ModuleBtf(
      BtfTypes vmlinux, Memory memory, Function<String, Optional<Long>> symbols, PyLog log) {
    this.vmlinux = vmlinux;
    this.memory = memory;
    this.symbols = symbols;
    this.log = log;
  }

  @Override
  public Optional<CType> find(TypeKind kind, String name) {
    return first(section -> section.find(kind, name));
  }

  @Override
  public List<CType> all(TypeKind kind, String name) {
    return sections().stream().flatMap(section -> section.all(kind, name).stream()).toList();
  }

  @Override
  public Optional<CType> variable(String name) {
    return first(section -> section.variable(name));
  }

  @Override
  public Optional<EnumType> enumWith(String enumerator) {
    return first(section -> section.enumWith(enumerator));
  }

  @Override
  public Collection<String> names(TypeKind kind) {
    Set<String> all = new HashSet<>();
    sections().forEach(section -> all.addAll(section.names(kind)));
    return all;
  }

  @Override
  public Optional<String> origin(TypeKind kind, String name, CType type) {
    return sections().stream()
        .filter(section -> section.all(kind, name).contains(type))
        .findFirst()
        .map(section -> "the BTF of module " + modules.get(section));
  }

  @Override
  public List<StructType> structs() {
    return sections().stream().flatMap(section -> section.structs().stream()).toList();
  }

  @Override
  public void digest(MessageDigest digest) {
    sections().forEach(section -> section.digest(digest));
  }

  /** Returns the number of modules whose section was read. */
  public int count() {
    return sections().size();
  }

  private <T> Optional<T> first(Function<BtfTypes, Optional<T>> question) {
    for (BtfTypes section : sections()) {
      Optional<T> answer = question.apply(section);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private List<BtfTypes> sections() {
    if (sections == null) {
      sections = List.copyOf(load());
    }
    return sections;
  }

  // Since Linux kernel commit 36e68442d1af ("bpf: Load and verify kernel module BTFs") (in v5.11).
  private List<BtfTypes> load() {
    List<BtfTypes> found = new ArrayList<>();
    StructType link = (StructType) vmlinux.find(TypeKind.STRUCT, "btf_module").orElse(null);
    StructType btf = (StructType) vmlinux.find(TypeKind.STRUCT, "btf").orElse(null);
    long head = symbols.apply("btf_modules").orElse(0L);
    if (link != null && btf != null && head != 0) {
      walk(head, link, btf, found);
    }
    return found;
  }

  private void walk(long head, StructType link, StructType btf, List<BtfTypes> found) {
    long list = link.path("list").offset();
    Set<Long> seen = new HashSet<>(Set.of(head));
    try {
      long at = memory.pointer(head);
      while (seen.add(at) && seen.size() < MAX_MODULES) {
        section(memory.pointer(at - list + link.path("btf").offset()), btf, found);
        at = memory.pointer(at);
      }
      if (at != head) {
        log.error("the kernel's list btf_modules doesn't end: " + found.size() + " modules kept");
      }
    } catch (TargetLostException | InterruptedOperation e) {
      throw e;
    } catch (TargetException e) {
      log.error("the kernel's list btf_modules breaks off: " + e.getMessage());
    }
  }

  private void section(long address, StructType btf, List<BtfTypes> found) {
    String name = String.format("at 0x%x", address);
    try {
      name = name(address, btf).orElse(name);
      long data = memory.pointer(address + btf.path("data").offset());
      long size = memory.unsigned(address + btf.path("data_size").offset(), 4);
      if (size > MAX_BYTES) {
        throw new BtfException("a module's section of " + size + " bytes");
      }
      byte[] bytes = memory.read(data, (int) size);
      boolean split = memory.pointer(address + btf.path("base_btf").offset()) != 0;
      BtfTypes types =
          split ? new BtfTypes(bytes, vmlinux) : new BtfTypes(bytes, vmlinux.pointerSize());
      modules.put(types, name);
      found.add(types);
    } catch (TargetLostException | InterruptedOperation e) {
      throw e;
    } catch (TargetException e) {
      log.error("the types of module " + name + " are left out: " + e.getMessage());
    }
  }

  private Optional<String> name(long address, StructType btf) {
    return btf.field("name")
        .map(m -> DumpText.decode(memory.readCString(address + m.offset(), 64)))
        .filter(text -> !text.isEmpty());
  }
}
