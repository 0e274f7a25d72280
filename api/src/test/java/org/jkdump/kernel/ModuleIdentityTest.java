// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.jkdump.btf.BtfBuilder.Member;
import org.jkdump.elf.ModuleFile;
import org.jkdump.target.Outcome;
import org.jkdump.target.TargetLostException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Build-ids of modules, in the kernel's old and new layouts. */
class ModuleIdentityTest {
  private static final long HEAD = FakeKernel.BASE;
  private static final long MODULE = HEAD + 0x100;
  private static final long NOTES = HEAD + 0x1000;
  private static final long POINTERS = HEAD + 0x2000;
  private static final long FIRST = HEAD + 0x3000;
  private static final long SECOND = HEAD + 0x4000;
  private static final Path FILE = Path.of("/x/nfs.ko");
  private final FakeKernel fake = new FakeKernel();

  @BeforeEach
  void aModuleWithTwoNotes() {
    fake.symbol("modules", HEAD);
    fake.target.pointer(HEAD, MODULE).pointer(HEAD + 8, MODULE);
    fake.target.pointer(MODULE, HEAD).pointer(MODULE + 8, HEAD);
    fake.target.put(MODULE + 16, "nfs\0".getBytes());
    fake.target.pointer(MODULE + 32, NOTES);
    fake.target.put(FIRST, note("Linux\0", 0x101, 1, 2, 3, 4));
    fake.target.put(SECOND, note("GNU\0", 3, 0xab, 0xcd, 0xef, 0x01));
    attribute(NOTES + 16, FIRST, note("Linux\0", 0x101, 1, 2, 3, 4).length);
    attribute(NOTES + 32, SECOND, note("GNU\0", 3, 0xab, 0xcd, 0xef, 0x01).length);
  }

  @Test
  void aLostTargetIsNoModuleWithoutABuildId() {
    ModuleIdentity identity = identity(true);
    fake.target.trouble(ModuleIdentityTest::lose);
    assertThrows(TargetLostException.class, identity::buildId);
  }

  private static void lose() {
    throw new TargetLostException("gone");
  }

  private void attribute(long at, long note, int size) {
    fake.target.putNumber(at, 8, size).pointer(at + 8, note);
  }

  private static byte[] note(String owner, int type, int... id) {
    ByteBuffer note = ByteBuffer.allocate(12 + 8 + id.length).order(ByteOrder.LITTLE_ENDIAN);
    note.putInt(owner.length()).putInt(id.length).putInt(type).put(owner.getBytes());
    note.position(12 + (owner.length() + 3 & -4));
    for (int b : id) {
      note.put((byte) b);
    }
    return java.util.Arrays.copyOf(note.array(), note.position());
  }

  // In both layouts the attributes begin at 16.
  private ModuleIdentity identity(boolean grouped) {
    int character = fake.btf.integer("char", 1, 0);
    int word = fake.btf.integer("unsigned long", 8, 0);
    int pointer = fake.btf.pointer(word);
    int name = fake.btf.array(character, 16);
    int attribute =
        fake.btf.struct(
            "bin_attribute", 16, new Member("size", word, 0), new Member("private", word, 64));
    int all = fake.btf.array(attribute, 0);
    int group =
        fake.btf.struct(
            "attribute_group", 16, new Member("bin_attrs", fake.btf.pointer(pointer), 64));
    Member counter = grouped ? new Member("grp", group, 0) : new Member("notes", word, 64);
    int notes = fake.btf.struct("module_notes_attrs", 16, counter, new Member("attrs", all, 128));
    int list =
        fake.btf.struct("list_head", 16, new Member("next", word, 0), new Member("prev", word, 64));
    fake.btf.struct(
        "module",
        40,
        new Member("list", list, 0),
        new Member("name", name, 128),
        new Member("notes_attrs", fake.btf.pointer(notes), 256));
    return new ModuleIdentity(fake.open(), "nfs");
  }

  private void count(boolean grouped, int notes) {
    if (grouped) {
      fake.target.pointer(NOTES + 8, POINTERS);
      for (int i = 0; i <= notes; i++) {
        fake.target.pointer(POINTERS + 8L * i, i < notes ? NOTES + 16 + 16L * i : 0);
      }
    } else {
      fake.target.putNumber(NOTES + 8, 8, notes);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theBuildIdIsAmongTheNotes(boolean grouped) {
    count(grouped, 2);
    assertEquals(Optional.of("abcdef01"), identity(grouped).buildId());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void thereMayBeNone(boolean grouped) {
    count(grouped, 1);
    assertEquals(Optional.empty(), identity(grouped).buildId());
  }

  @Test
  void whatTheDumpLacksIsNotKnown() {
    count(false, 2);
    fake.target.hole(SECOND, Outcome.EXCLUDED);
    assertEquals(Optional.empty(), identity(false).buildId());
  }

  @Test
  void aDamagedNoteIsNone() {
    count(false, 2);
    fake.target.putNumber(SECOND + 4, 4, 0x7fff_ffff);
    assertEquals(Optional.empty(), identity(false).buildId());
  }

  @Test
  void theBuildIdDecidesAndWithoutOneTheRelease() {
    count(false, 2);
    ModuleIdentity identity = identity(false);
    assertEquals(Optional.empty(), identity.refusal(FILE, file("abcdef01", "9.9 SMP")));
    assertEquals(Optional.empty(), identity.refusal(FILE, file(null, "5.10.0-test SMP")));
    assertEquals(
        Optional.empty(), identity.refusal(FILE, file(null, null)), "neither side has an identity");
    assertEquals(
        "/x/nfs.ko isn't the file of the loaded module nfs: its build-id is 00ff (for the kernel"
            + " 9.9), the module's is abcdef01; take the one that was built with this dump's"
            + " kernel 5.10.0-test, as its debug package has it",
        identity.refusal(FILE, file("00ff", "9.9 SMP")).orElse(""));
    String other = identity.refusal(FILE, file(null, "9.9 SMP")).orElse("");
    assertTrue(other.contains("nfs: it was built for the kernel 9.9; take"), other);
  }

  private static ModuleFile file(String id, String vermagic) {
    return new ModuleFile(Optional.ofNullable(id), Optional.ofNullable(vermagic), true);
  }
}
