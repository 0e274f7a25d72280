// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @Test
  void whatIsPrintedIsKeptAndShown() {
    PrintStream before = System.out;
    Capture capture = capture(StandardCharsets.UTF_8, 100);
    String value = capture.during(() -> print("größe → \ud83d\ude00\n"));
    assertEquals("done", value);
    assertEquals("größe → \ud83d\ude00\n", capture.text());
    assertEquals("größe → \ud83d\ude00\n", screen.toString(StandardCharsets.UTF_8));
    assertSame(before, System.out);
  }

  @Test
  void aTerminalOfAnotherEncodingChangesNothingInWhatIsKept() {
    Capture capture = capture(StandardCharsets.ISO_8859_1, 100);
    capture.during(() -> print("größe →"));
    assertEquals("größe →", capture.text());
    assertEquals("größe ?", screen.toString(StandardCharsets.ISO_8859_1));
  }

  @Test
  void piecesOfACharacterAreShownWhenItIsWhole() {
    Utf8Relay relay = new Utf8Relay(new PrintStream(screen, true, StandardCharsets.UTF_8));
    for (byte b : "ä→x".getBytes(StandardCharsets.UTF_8)) {
      relay.write(b);
    }
    relay.write(new byte[] {(byte) 0xff, 'y'}, 0, 2);
    relay.flush();
    assertEquals("ä→x\ufffdy", screen.toString(StandardCharsets.UTF_8));
  }

  @Test
  void tooMuchIsCutAndSaysHowMuchItWas() {
    Capture capture = capture(StandardCharsets.UTF_8, 4);
    capture.during(() -> print("abcdefg"));
    assertEquals("abcd\n... cut here: 7 bytes in all\n", capture.text());
    assertEquals("abcdefg", screen.toString(StandardCharsets.UTF_8), "all of it is shown");
  }

  @Test
  void whatComesTooLateIsShownOnly() {
    Capture capture = capture(StandardCharsets.UTF_8, 100);
    PrintStream[] kept = new PrintStream[1];
    capture.during(
        () -> {
          kept[0] = System.out;
          return print("in time");
        });
    kept[0].print(", late");
    kept[0].flush();
    assertEquals("in time", capture.text());
    assertEquals("in time, late", screen.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aStreamThatASnippetPutsThereStays() {
    PrintStream before = System.out;
    PrintStream other = new PrintStream(OutputStream.nullOutputStream());
    try {
      Capture capture = capture(StandardCharsets.UTF_8, 100);
      capture.during(
          () -> {
            System.setOut(other);
            return "";
          });
      assertSame(other, System.out);
    } finally {
      System.setOut(before);
    }
  }

  private Capture capture(java.nio.charset.Charset encoding, int limit) {
    return new Capture(new Utf8Relay(new PrintStream(screen, true, encoding)), limit);
  }

  private static String print(String text) {
    System.out.print(text);
    return "done";
  }
}
