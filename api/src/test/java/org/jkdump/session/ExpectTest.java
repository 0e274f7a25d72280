// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.function.Consumer;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.target.OpenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code expect}: the kernel that the first use of the API opens. */
class ExpectTest {
  private final Session session = PyKdumpAPI.session();
  private final OpenRequest before = session.expected();

  @AfterEach
  void restore() {
    session.expect(before);
  }

  @Test
  void theCrashThatIsNamedIsTheOneThatIsStarted() {
    PyKdumpAPI.expect("vmlinux", "vmcore", "/opt/crash");
    assertEquals("vmlinux", session.expected().vmlinux());
    assertEquals("vmcore", session.expected().vmcore());
    assertEquals("/opt/crash", session.expected().crash().program());
    assertNull(session.expected().socket());
    PyKdumpAPI.expect("vmlinux", "vmcore");
    assertNull(session.expected().crash().program());
  }

  @Test
  void whoeverFollowedTheProgressStillDoes() {
    Consumer<String> progress = text -> {};
    session.expect(OpenRequest.endpoint("socket").withProgress(progress));
    PyKdumpAPI.expect("vmlinux", "vmcore", "/opt/crash");
    assertSame(progress, session.expected().progress());
  }
}
