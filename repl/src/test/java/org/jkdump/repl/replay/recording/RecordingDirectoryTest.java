// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.replay.Played;
import org.jkdump.repl.replay.Runs;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that are recordings, unfinished recordings, or neither. */
class RecordingDirectoryTest {
  // Larger than any process id that Linux gives, so no process has it.
  private static final String GONE = "99999999";

  @TempDir Path home;
  private Path recording;

  @BeforeEach
  void name() {
    recording = home.resolve("rec");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertRefused("there is no recording " + recording);
  }

  @Test
  void aFileIsNoRecording() throws IOException {
    Files.writeString(recording, "mine");
    assertRefused("it is a file, not a directory");
    assertNotReplaced("is a file: a recording is a directory");
    assertEquals("mine", Files.readString(recording));
  }

  @Test
  void aDirectoryOfSomebodyElseIsNeitherReadNorTouched() throws IOException {
    Files.createDirectories(recording);
    Files.writeString(recording.resolve("thesis.txt"), "mine");
    assertRefused("is not a recording: it has no recording.txt");
    assertNotReplaced("thesis.txt is not of one; it stays as it is");
    assertEquals("mine", Files.readString(recording.resolve("thesis.txt")));
  }

  @Test
  void aRecordingInWhichSomebodyPutMoreIsNotReplaced() throws IOException {
    write();
    Files.createDirectory(recording.resolve("notes"));
    assertNotReplaced("notes is not of one");
    assertTrue(Files.exists(recording.resolve("01-p.txt")));
  }

  @Test
  void theRootIsNoRecording() {
    String said =
        assertThrows(TargetException.class, () -> Staging.begin(Path.of("/"))).getMessage();
    assertTrue(said.contains("the root of all files"), said);
  }

  @Test
  void anEmptyDirectoryBecomesOne() throws IOException {
    Files.createDirectories(recording);
    write();
    assertEquals("p", Recording.read(recording).programs().get(0).name());
  }

  @Test
  void aDirectoryThatCannotBeMadeIsSaidBeforeAnythingRuns() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "mine");
    recording = file.resolve("rec");
    assertNotReplaced("the recording " + recording + " can't be written");
    recording = Path.of("/proc/rec");
    assertNotReplaced("the recording /proc/rec can't be written");
  }

  @Test
  void withoutItsLastFileItIsHalfWritten() throws IOException {
    write();
    Files.delete(recording.resolve("SHA256SUMS"));
    assertRefused("half-written", "SHA256SUMS, which is written last, is missing; record again");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    write();
    Files.delete(recording.resolve("01-p.txt"));
    assertRefused("half-written", "01-p.txt is missing");
  }

  @Test
  void aMissingHeaderIsNamed() throws IOException {
    write();
    Files.delete(recording.resolve("recording.txt"));
    assertRefused("half-written", "recording.txt is missing");
  }

  @Test
  void aCutFileIsNamed() throws IOException {
    write();
    Files.writeString(recording.resolve("01-p.txt"), "@ 1\n: 1");
    assertRefused("half-written or changed", "01-p.txt is not what was written");
    Files.writeString(recording.resolve("SHA256SUMS"), "0123");
    assertRefused("a line of SHA256SUMS is incomplete");
    Files.writeString(recording.resolve("SHA256SUMS"), "");
    assertRefused("SHA256SUMS does not list");
  }

  @Test
  void whatIsHalfWrittenIsReplaced() throws IOException {
    write();
    Files.delete(recording.resolve("SHA256SUMS"));
    write();
    assertEquals(1, Recording.read(recording).programs().size());
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    Files.createDirectories(recording);
    Files.writeString(recording.resolve("recording.txt"), "jkdump recording 7\nby 9.1\n");
    assertRefused("is a recording of format 7, made by jkdump 9.1", "reads format 1");
    Files.writeString(recording.resolve("recording.txt"), "something else\n");
    assertRefused("is not a recording: its first line is another");
  }

  @Test
  void theDirectoryAboveSeveralIsExplained() throws IOException {
    recording = recording.resolve("dump-1");
    write();
    recording = home.resolve("rec");
    assertRefused("it holds recordings of several dumps");
  }

  @Test
  void aRunThatEndsEarlyLeavesTheOldOne() throws IOException {
    write();
    byte[] before = Files.readAllBytes(recording.resolve("01-p.txt"));
    try (RecordingWriter writer = writer("2")) {
      writer.begin(Played.DUMP);
      writer.begin(Played.program("2"));
    }
    assertEquals(new String(before), Files.readString(recording.resolve("01-p.txt")));
    assertEquals(List.of("rec"), names(home));
  }

  @Test
  void theNewOneIsBesideUntilItIsComplete() throws IOException {
    write();
    try (RecordingWriter writer = writer("2")) {
      writer.begin(Played.DUMP);
      assertEquals(1, Recording.read(recording).programs().size());
      assertEquals(2, names(home).size());
    }
  }

  @Test
  void whatAKilledRunLeftIsRemoved() throws IOException {
    Path left = Files.createDirectory(home.resolve(".rec.part-" + GONE));
    Files.writeString(left.resolve("recording.txt"), "jkdump recording 1\n");
    write();
    assertEquals(List.of("rec"), names(home));
  }

  @Test
  void aReplacementThatWasCutShortIsFinished() throws IOException {
    write();
    Files.move(recording, home.resolve(".rec.old-" + GONE));
    assertEquals(1, Recording.read(recording).programs().size(), "the old one is back");
    Files.move(recording, home.resolve(".rec.part-" + GONE));
    assertEquals(1, Recording.read(recording).programs().size(), "the new one is there");
    assertEquals(List.of("rec"), names(home));
  }

  @Test
  void whatARunningProcessWritesIsLeftAlone() throws IOException {
    Path other = Files.createDirectory(home.resolve(".rec.part-1"));
    write();
    assertTrue(Files.exists(other));
  }

  @Test
  void whatOnlyLooksLeftIsLeftAlone() throws IOException {
    Path other = Files.createDirectory(home.resolve(".rec.part-" + GONE));
    Files.writeString(other.resolve("thesis"), "mine");
    write();
    assertTrue(Files.exists(other.resolve("thesis")));
  }

  @Test
  void aHeaderThatIsCutIsSaid() throws IOException {
    Files.createDirectories(recording);
    Files.writeString(recording.resolve("recording.txt"), "jkdump recording 1\nprogram p\n");
    assertRefused("half-written recording: a program has no file");
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path real = Files.createDirectory(home.resolve("real"));
    Files.createSymbolicLink(recording, real);
    write();
    assertTrue(Files.isSymbolicLink(recording));
    assertTrue(Files.exists(real.resolve("SHA256SUMS")));
    assertFalse(Files.exists(home.resolve(".rec.part")));
  }

  private void write() {
    try (RecordingWriter writer = writer("1")) {
      Program program = Played.program("1");
      writer.begin(Played.DUMP);
      writer.begin(program);
      writer.snippet(Runs.printing("text\n"));
      writer.end(program);
      writer.finish();
    }
  }

  private RecordingWriter writer(String source) {
    List<Program> programs = List.of(Played.program(source));
    return new RecordingWriter(recording, "0.0", List.of(), programs, List.of());
  }

  private void assertRefused(String... parts) {
    String said = assertThrows(TargetException.class, () -> Recording.read(recording)).getMessage();
    for (String part : parts) {
      assertTrue(said.contains(part), said);
    }
  }

  private void assertNotReplaced(String part) {
    String said = assertThrows(TargetException.class, () -> writer("1")).getMessage();
    assertTrue(said.contains(part), said);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
