// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.artwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StyleTest {
  @Test
  void charsetThatLacksTheGlyphsGetsAscii() {
    assertSame(Style.ASCII, Style.forCharset(StandardCharsets.US_ASCII));
    assertSame(Style.ASCII, Style.forCharset(StandardCharsets.ISO_8859_1));
    assertSame(Style.UNICODE, Style.forCharset(StandardCharsets.UTF_8));
  }

  @Test
  void charsetThatCannotEncodeGetsAscii() {
    assertSame(Style.ASCII, Style.forCharset(Charset.forName("ISO-2022-CN")));
  }

  @Test
  void styleFallsBackOnlyWhereItMust() {
    assertSame(Style.HEAVY, Style.HEAVY.in(StandardCharsets.UTF_8));
    assertSame(Style.ASCII, Style.HEAVY.in(StandardCharsets.US_ASCII));
    assertSame(Style.COMPACT, Style.COMPACT.in(StandardCharsets.US_ASCII));
  }

  @Test
  void stdoutEncodingComesBeforeNativeEncoding() {
    Map<String, String> properties =
        Map.of("stdout.encoding", "US-ASCII", "native.encoding", "UTF-8");
    assertSame(Style.ASCII, Style.preferred(properties::get));
  }

  @Test
  void unknownAndIllegalCharsetNamesAreSkipped() {
    Map<String, String> properties =
        Map.of(
            "stdout.encoding",
            "no such!",
            "sun.stdout.encoding",
            "x-no",
            "native.encoding",
            "cp437");
    assertSame(Style.ASCII, Style.preferred(properties::get), "cp437 has lines but no ellipsis");
  }

  @Test
  void withoutPropertiesTheDefaultCharsetDecides() {
    assertSame(Style.forCharset(Charset.defaultCharset()), Style.preferred(name -> null));
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void everyGlyphIsOneColumnWide(Style style) {
    assertEquals(5, DisplayWidth.of(style.top().draw(java.util.List.of(1, 1))));
    assertEquals(
        4,
        DisplayWidth.of(
            style.horizontal() + style.vertical() + style.branch() + style.lastBranch()));
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void everyStyleDrawsEverything(Style style) {
    assertEquals(4, Box.of("a").above("b").draw(style).lines().count());
    assertEquals(5, Table.of("A").row(1).boxed().draw(style).lines().count());
  }
}
