// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jkdump.bridge.file.NamedFile;
import org.jkdump.target.OpenException;

/** Files that are no dumps of a known kind, and advice for each. */
final class FileKinds {
  private static final String UNPACK = "unpack it first: '%s FILE'";
  private static final String CRASH = "open it with crash (--engine crash)";
  private static final String SNAPSHOT =
      "dump the memory of the virtual machine instead ('virsh dump --memory-only', QEMU's"
          + " 'dump-guest-memory')";
  private static final String NAME_VMCORE = "name the vmcore as the dump";

  private static final int NT_AUXV = 6;
  private static final int NT_FILE = 0x46494c45;

  private static final List<Kind> KINDS =
      List.of(
          new Kind(0, "\37\213", "is compressed by gzip", unpack("gunzip")),
          new Kind(0, "\3757zXZ\0", "is compressed by xz", unpack("unxz")),
          new Kind(0, "(\265/\375", "is compressed by zstd", unpack("unzstd")),
          new Kind(0, "BZh", "is compressed by bzip2", unpack("bunzip2")),
          new Kind(0, "\4\"M\30", "is compressed by lz4", unpack("unlz4")),
          new Kind(0, "\211LZO", "is compressed by lzop", unpack("lzop -d")),
          new Kind(0, "PK\3\4", "is a zip archive", unpack("unzip")),
          new Kind(0, "7z\274\257", "is a 7-Zip archive", unpack("7z x")),
          new Kind(257, "ustar", "is a tar archive", unpack("tar -xf")),
          new Kind(0x202, "HdrS", "is a bootable kernel image (vmlinuz)", NAME_VMCORE),
          new Kind(0x38, "ARMd", "is a bootable kernel image", NAME_VMCORE),
          new Kind(0, "MZ\0\0zimg", "is a bootable kernel image", NAME_VMCORE),
          new Kind(4086, "S1SUSPEND", "is a hibernation image", "it can't be analysed"),
          new Kind(4086, "LINHIB", "is a hibernation image", "it can't be analysed"),
          new Kind(4086, "SWAPSPACE2", "is swap space", NAME_VMCORE),
          new Kind(0, "QFI\373", "is a qcow2 disk image", SNAPSHOT),
          new Kind(0, "QEVM", "is a saved state of QEMU", SNAPSHOT),
          new Kind(0, "LibvirtQemud", "is a saved state of libvirt", SNAPSHOT),
          new Kind(0, "KDMV", "is a VMware disk", SNAPSHOT),
          new Kind(0, "\322\276\322\276", "is a VMware snapshot (.vmss, .vmsn)", CRASH),
          new Kind(0, "\320\276\320\276", "is a VMware snapshot (.vmss, .vmsn)", CRASH),
          new Kind(0, "\321\272\321\272", "is a VMware snapshot (.vmss, .vmsn)", CRASH),
          new Kind(0, "\323\276\323\276", "is a VMware snapshot (.vmss, .vmsn)", CRASH),
          new Kind(
              0,
              "\177VirtualBox SavedState",
              "is a VirtualBox snapshot",
              "use 'VBoxManage debugvm NAME dumpvmcore' instead"),
          new Kind(0, "<<< Oracle VM VirtualBox", "is a VirtualBox disk", SNAPSHOT),
          new Kind(0, "\355\353\17\360", "is a dump of Xen's 'xl dump-core'", CRASH),
          new Kind(0, "\355#\217as\1\31\250", "is an LKCD dump", CRASH),
          new Kind(0, "\250\31\1sa\217#\375", "is a stand-alone dump of s390", CRASH),
          new Kind(0, "sadump\0\0", "is a dump of sadump", CRASH),
          new Kind(0, "DISKDUMP", "is a dump of the old diskdump", CRASH),
          new Kind(0, "EMiL", "is a memory image of LiME", CRASH),
          new Kind(0, "PAGEDU", "is a dump of Windows", "no Linux kernel is in it"));

  private FileKinds() {}

  /**
   * Checks a path before the file is opened: opening a pipe or a device may block or act.
   *
   * @throws OpenException if it is no readable file
   */
  static void checkReadable(Path path) {
    if (isLive(path)) {
      throw error(path.toString(), "is the live system", CRASH);
    }
    NamedFile.check("dump", path);
    if (!Files.isRegularFile(path)) {
      throw error(
          path.toString(),
          "is a pipe, a socket or a device",
          "copy its content into a file, or open a live system with crash");
    }
  }

  private static boolean isLive(Path path) {
    try {
      return path.toRealPath().startsWith("/proc");
    } catch (IOException e) {
      return false;
    }
  }

  /** The error for a file of another kind. */
  static OpenException refusal(String path, FileStart start) {
    return KINDS.stream()
        .filter(kind -> start.has(kind.offset, kind.sign))
        .findFirst()
        .map(kind -> error(path, kind.description, kind.advice))
        .orElseGet(() -> start.isElf() ? elf(path, start) : unknown(path, start));
  }

  /**
   * Checks that an ELF core is of a kernel.
   *
   * @throws OpenException if it is of a process, or of a machine that is not known
   */
  static void checkKernel(String path, ElfHeader header) {
    if (isOfProcess(header)) {
      throw error(path, "is the core of a process", NAME_VMCORE);
    }
    if (header.machine().isEmpty()) {
      throw error(
          path, "is of an unknown machine (ELF number " + header.machineNumber() + ")", CRASH);
    }
    if (header.loads().isEmpty()) {
      throw error(
          path,
          "has no segments of memory",
          Incomplete.ADVICE + "; open a dump of Xen's 'xl dump-core' with crash (--engine crash)");
    }
  }

  // Kernels write no auxiliary vector and no list of mapped files, processes no VMCOREINFO.
  private static boolean isOfProcess(ElfHeader header) {
    List<DumpFile.Note> notes = header.notes();
    if (notes.stream().anyMatch(note -> note.name().equals(KdumpNotes.VMCOREINFO))) {
      return false;
    }
    boolean nowhere = header.loads().stream().allMatch(load -> load.address() == 0);
    return nowhere && header.loads().size() > 1
        || notes.stream().anyMatch(n -> n.type() == NT_AUXV || n.type() == NT_FILE);
  }

  private static OpenException elf(String path, FileStart start) {
    if (start.u8(4) != 2) {
      return error(path, "is an ELF file of a 32-bit machine", CRASH);
    }
    if (start.u8(5) != 1) {
      return error(path, "is an ELF file of a big-endian machine", CRASH);
    }
    return switch (start.u16(16)) {
      case 1 -> error(path, "is an object file or a kernel module", NAME_VMCORE);
      default -> error(path, "is a program or a kernel (vmlinux)", NAME_VMCORE);
    };
  }

  private static OpenException unknown(String path, FileStart start) {
    return start.isText()
        ? error(path, "is a text file", NAME_VMCORE)
        : error(
            path,
            "is of no known kind",
            "check that it was copied whole; a raw image of memory can be opened with crash"
                + " ('crash VMLINUX FILE@ADDRESS')");
  }

  private static OpenException error(String path, String description, String advice) {
    return new OpenException("the dump " + path + " " + description + ": " + advice);
  }

  private static String unpack(String command) {
    return String.format(UNPACK, command);
  }

  private record Kind(int offset, String sign, String description, String advice) {}
}
