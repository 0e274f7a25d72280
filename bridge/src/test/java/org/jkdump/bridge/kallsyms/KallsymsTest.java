// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.kallsyms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jkdump.bridge.kallsyms.KallsymsImage.Order;
import org.jkdump.bridge.kallsyms.KallsymsImage.Symbol;
import org.jkdump.target.MemoryException;
import org.jkdump.target.SymbolTable;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KallsymsTest {
  private static final int COUNT = 1500;

  private static Stream<Arguments> layouts() {
    return Stream.of(AddressEncoding.values())
        .flatMap(
            encoding ->
                Stream.of(Order.values())
                    .filter(order -> exists(encoding, order))
                    .flatMap(
                        order ->
                            IntStream.of(100, 400)
                                .mapToObj(longest -> Arguments.of(encoding, order, longest))));
  }

  private static boolean exists(AddressEncoding encoding, Order order) {
    return encoding != AddressEncoding.PLACE_RELATIVE || order == Order.SINCE_6_4;
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void everyLayoutWithVmcoreInfoAndByScan(AddressEncoding encoding, Order order, int longest) {
    boolean perCpu = encoding == AddressEncoding.PER_CPU_ABSOLUTE || encoding.width() == 8;
    List<Symbol> symbols = KallsymsImage.symbols(COUNT, longest, perCpu);
    KallsymsImage image = new KallsymsImage(symbols, encoding, order);
    assertEquals(symbols, read(image, image::vmcoreInfo));
    assertEquals(symbols, read(image, image::oldVmcoreInfo));
  }

  private static List<Symbol> read(KallsymsImage image, Function<String, OptionalLong> vmcoreInfo) {
    SymbolTable table = Kallsyms.read(image, vmcoreInfo);
    return IntStream.range(0, table.names().size())
        .mapToObj(
            i -> new Symbol((char) table.types()[i], table.names().get(i), table.addresses()[i]))
        .toList();
  }

  private static KallsymsImage image() {
    return new KallsymsImage(
        KallsymsImage.symbols(COUNT, 100, true),
        AddressEncoding.PER_CPU_ABSOLUTE,
        Order.BEFORE_6_2);
  }

  @Test
  void aMissingPageIsNamed() {
    KallsymsImage image = image();
    long page = image.vmcoreInfo("kallsyms_names").orElseThrow() + 4096 & -4096;
    image.exclude(page);
    MemoryException e = assertThrows(MemoryException.class, () -> read(image, image::vmcoreInfo));
    assertEquals(page, e.fault());
    TargetException scan =
        assertThrows(TargetException.class, () -> read(image, image::oldVmcoreInfo));
    String named = String.format("the first at 0x%x: excluded from the dump", page);
    assertTrue(scan.getMessage().contains(named), scan.getMessage());
  }

  @Test
  void theAddressOfStextProvesTheTable() {
    KallsymsImage image = image();
    TargetException e =
        assertThrows(
            TargetException.class,
            () ->
                read(
                    image,
                    name ->
                        name.equals("_stext")
                            ? OptionalLong.of(KallsymsImage.STEXT - 0x1000)
                            : image.vmcoreInfo(name)));
    assertTrue(e.getMessage().contains("SYMBOL(_stext)"), e.getMessage());
  }

  @Test
  void withoutVmcoreInfoThereIsNoPlaceToBegin() {
    KallsymsImage image = image();
    assertThrows(TargetException.class, () -> read(image, name -> OptionalLong.empty()));
  }

  @Test
  void hugeCountsAreRefused() {
    KallsymsImage image = image();
    int at = (int) (image.vmcoreInfo("kallsyms_num_syms").orElseThrow() - KallsymsImage.STEXT);
    for (int count : new int[] {0, -1, Integer.MAX_VALUE, 1 << 22, 1 << 24}) {
      for (int i = 0; i < 4; i++) {
        image.bytes()[at + i] = (byte) (count >>> 8 * i);
      }
      assertThrows(TargetException.class, () -> read(image, image::vmcoreInfo));
      assertThrows(TargetException.class, () -> read(image, image::oldVmcoreInfo));
    }
  }

  @Test
  void damagedImagesGiveAnErrorOrSymbols() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    KallsymsImage image = image();
    byte[] sound = image.bytes().clone();
    int from = (int) (image.vmcoreInfo("kallsyms_offsets").orElseThrow() - KallsymsImage.STEXT);
    int to = (int) (image.vmcoreInfo("kallsyms_token_index").orElseThrow() - KallsymsImage.STEXT);
    for (int i = 0; i < 2000; i++) {
      System.arraycopy(sound, 0, image.bytes(), 0, sound.length);
      for (int n = 1 << random.nextInt(8); n > 0; n--) {
        image.bytes()[from + random.nextInt(to + 512 - from)] = (byte) random.nextInt();
      }
      boolean scan = i % 10 == 0;
      assertTimeoutPreemptively(
          Duration.ofSeconds(1),
          () -> attempt(image, scan ? image::oldVmcoreInfo : image::vmcoreInfo),
          "seed " + seed + ", image " + i);
    }
  }

  private static void attempt(KallsymsImage image, Function<String, OptionalLong> vmcoreInfo) {
    try {
      read(image, vmcoreInfo);
    } catch (TargetException e) {
      assertTrue(e.getMessage().length() > 20, e.getMessage());
    }
  }
}
