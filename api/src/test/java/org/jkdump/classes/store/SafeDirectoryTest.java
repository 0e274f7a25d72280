// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static org.jkdump.classes.store.CacheFixture.giveAway;
import static org.jkdump.classes.store.CacheFixture.permissions;
import static org.jkdump.classes.store.CacheFixture.permit;
import static org.jkdump.classes.store.CacheFixture.sticky;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeDirectoryTest {
  @TempDir private Path temporary;
  private Path above;
  private Path place;

  @BeforeEach
  void make() throws IOException {
    above = Files.createDirectory(temporary.toRealPath().resolve("above"));
    place = above.resolve("place");
  }

  @Test
  void whatIsMissingIsMadeForOurselves() throws IOException {
    Path deep = place.resolve("deep");
    assertEquals(deep, SafeDirectory.made(deep));
    assertEquals("rwx------", permissions(place));
    assertEquals("rwx------", permissions(deep));
    assertEquals(deep, SafeDirectory.made(deep), "and found the second time");
  }

  @Test
  void nothingIsMadeWhereItIsOnlyLookedFor() {
    assertThrows(NoSuchFileException.class, () -> SafeDirectory.existing(place));
    assertFalse(Files.exists(place));
  }

  @Test
  void othersMayRead() throws IOException {
    Files.createDirectory(place);
    permit(place, "rwxr-xr-x");
    permit(above, "rwxr-xr-x");
    assertEquals(place, SafeDirectory.made(place));
  }

  @Test
  void neitherGroupNorOthersMayWrite() throws IOException {
    Files.createDirectory(place);
    for (String permissions : new String[] {"rwxrwx---", "rwx----w-"}) {
      permit(place, permissions);
      assertRefused(place + " is writable by other users (mode 07");
      assertRefused("chmod go-w " + place);
    }
    sticky(place);
    assertRefused("chmod go-w " + place);
  }

  @Test
  void neitherGroupNorOthersMayWriteAboveUnlessItIsSticky() throws IOException {
    permit(above, "rwxrwxrwx");
    assertRefused("chmod go-w " + above);
    assertFalse(Files.exists(place), "nothing is made where it isn't safe");
    sticky(above);
    assertEquals(place, SafeDirectory.made(place));
  }

  @Test
  void somebodyElsesDirectoryIsRefused() throws IOException {
    Files.createDirectory(place);
    giveAway(place);
    assertRefused(place + " belongs to the user ");
  }

  @Test
  void aDirectoryBeneathSomebodyElsesIsRefused() throws IOException {
    giveAway(above);
    assertRefused(above + " belongs to the user ");
    assertFalse(Files.exists(place));
  }

  @Test
  void ourOwnLinkIsFollowed() throws IOException {
    Path real = above.resolve("real");
    Files.createSymbolicLink(place, Path.of("../above/./real"));
    assertEquals(real, SafeDirectory.made(place), "and made where it leads");
    assertEquals(real.resolve("more"), SafeDirectory.made(place.resolve("more")));
    Files.createSymbolicLink(above.resolve("again"), place);
    assertEquals(real, SafeDirectory.existing(above.resolve("again")));
  }

  @Test
  void aLinkToAnUnsafePlaceIsRefused() throws IOException {
    Path open = Files.createDirectory(above.resolve("open"));
    permit(open, "rwxrwxrwx");
    Files.createSymbolicLink(place, open);
    assertRefused("chmod go-w " + open);
    Files.createDirectory(open.resolve("mine"));
    Files.delete(place);
    Files.createSymbolicLink(place, open.resolve("mine"));
    assertRefused("chmod go-w " + open);
  }

  @Test
  void somebodyElsesLinkIsRefused() throws IOException {
    Files.createSymbolicLink(place, Files.createDirectory(above.resolve("real")));
    giveAway(place);
    assertRefused("the link " + place + " belongs to the user ");
    IOException beneath =
        assertThrows(
            UnsafePlaceException.class, () -> SafeDirectory.made(place.resolve("beneath")));
    assertTrue(beneath.getMessage().contains("the link"), beneath.getMessage());
  }

  @Test
  void linksInACircleEnd() throws IOException {
    Files.createSymbolicLink(place, place);
    assertThrows(FileSystemLoopException.class, () -> SafeDirectory.made(place));
  }

  @Test
  void aFileOnTheWayIsNamed() throws IOException {
    Files.createFile(place);
    assertThrows(NotDirectoryException.class, () -> SafeDirectory.made(place));
    assertThrows(NotDirectoryException.class, () -> SafeDirectory.made(place.resolve("beneath")));
  }

  private void assertRefused(String words) {
    String said =
        assertThrows(UnsafePlaceException.class, () -> SafeDirectory.made(place)).getMessage();
    assertTrue(said.contains(words), said);
  }
}
