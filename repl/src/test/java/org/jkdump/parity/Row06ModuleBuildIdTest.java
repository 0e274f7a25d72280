// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.parity;

import static org.jkdump.api.PyKdumpAPI.delModule;
import static org.jkdump.api.PyKdumpAPI.loadModule;
import static org.jkdump.api.PyKdumpAPI.session;
import static org.jkdump.api.PyKdumpAPI.whatis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jkdump.kernel.Kernel;
import org.jkdump.log.PyLog;
import org.jkdump.target.Target;
import org.jkdump.target.TargetException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("dump")
@DisplayName("row 6: a module's file is that of the loaded module: build-ids, compressed, damaged")
@Oracle("readelf -n of the modules' files; the test module's known types; crash: mod")
class Row06ModuleBuildIdTest {
  private static final Pattern ID = Pattern.compile("Build ID: (\\p{XDigit}+)");
  @TempDir Path directory;
  private Kernel kernel;
  private String file;

  @BeforeEach
  void begin() {
    kernel = TestModule.load();
    file = Dump.property("module");
    delModule(TestModule.NAME);
    session().log().begin();
  }

  @AfterEach
  void end() {
    kernel.progress(text -> {});
    // A test may have loaded another file.
    delModule(TestModule.NAME);
    TestModule.load();
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), String.join(" ", command) + ": " + text);
    return text;
  }

  private static String id(String elf) throws IOException, InterruptedException {
    Matcher matcher = ID.matcher(run("readelf", "-n", elf));
    assertTrue(matcher.find(), elf + " has no build-id");
    return matcher.group(1);
  }

  // The testbed's dump comes with the debug package's files of the modules that its machine loaded.
  @Test
  void theKernelKeepsTheBuildIdsOfItsModules() throws Exception {
    Map<String, String> expected = new TreeMap<>(Map.of(TestModule.NAME, id(file)));
    try (Stream<Path> files = Files.list(Path.of(Dump.property("debug")))) {
      for (Path ko : files.filter(f -> f.toString().endsWith(".ko")).toList()) {
        String name = ko.getFileName().toString().replace(".ko", "").replace('-', '_');
        if (kernel.modules().names().contains(name)) {
          expected.put(name, id(ko.toString()));
        }
      }
    }
    assertTrue(expected.size() > 4, expected.toString());
    expected.forEach(
        (name, id) -> assertEquals(id, kernel.modules().buildId(name).orElse("none"), name));
  }

  @Test
  void aFileOfAnotherBuildIsRefused() throws Exception {
    String mine = id(file);
    Path other = withId(Path.of(file), mine, "11".repeat(mine.length() / 2));
    TargetException e =
        assertThrows(TargetException.class, () -> loadModule(TestModule.NAME, other.toString()));
    String release = kernel.facts().release();
    assertEquals(
        String.format(
            "%s isn't the file of the loaded module jkdump_test: its build-id is %s (for the kernel"
                + " %s), the module's is %s; take the one that was built with this dump's kernel"
                + " %s, as its debug package has it",
            other, "11".repeat(mine.length() / 2), release, mine, release),
        e.getMessage());
    assertThrows(TargetException.class, () -> whatis("jkdump_negative"));
    assertFalse(kernel.command("mod").contains(other.toString()), "crash was not told");
  }

  // Needs the files of another kernel, of the testbed or from elsewhere.
  @Test
  void aFileOfAnotherKernelIsRefused() throws Exception {
    Path dumps = Path.of(System.getProperty("jkdump.testbed")).toAbsolutePath().getParent();
    String release = kernel.facts().release();
    try (Stream<Path> all = Files.list(dumps)) {
      for (Path dump : all.filter(d -> Files.exists(d.resolve("jkdump_test.ko"))).toList()) {
        String other = dump.resolve("jkdump_test.ko").toString();
        if (!dump.getFileName().toString().startsWith(release) && !other.equals(file)) {
          TargetException e =
              assertThrows(TargetException.class, () -> loadModule(TestModule.NAME, other));
          assertTrue(e.getMessage().contains("build-id is " + id(other)), e.getMessage());
          assertTrue(e.getMessage().contains("the module's is " + id(file)), e.getMessage());
          assertTrue(e.getMessage().contains("with this dump's kernel " + release));
        }
      }
    }
  }

  // The release decides if the kernel or the file keeps no build-id.
  @Test
  void withoutABuildIdTheReleaseDecides() throws Exception {
    Path plain = directory.resolve("jkdump_test.ko");
    run("objcopy", "--remove-section=.note.gnu.build-id", file, plain.toString());
    assertTrue(loadModule(TestModule.NAME, plain.toString()));
    delModule(TestModule.NAME);
    String release = kernel.facts().release();
    String none = "0".repeat(release.length());
    replace(plain, "vermagic=" + release, "vermagic=" + none);
    TargetException e =
        assertThrows(TargetException.class, () -> loadModule(TestModule.NAME, plain.toString()));
    assertTrue(e.getMessage().contains("it was built for the kernel " + none + "; take"), "" + e);
  }

  @ParameterizedTest
  @CsvSource({".xz,xz -c -0", ".zst,zstd -q -c", ".gz,gzip -c"})
  void compressedOnesAreLoaded(String suffix, String program) throws Exception {
    Path packed = directory.resolve("jkdump_test.ko" + suffix);
    run("sh", "-c", program + " " + file + " > " + packed);
    assertTrue(loadModule(TestModule.NAME, packed.toString()));
    assertEquals("int jkdump_negative;", whatis("jkdump_negative").toString());
    String loaded = kernel.modules().files().get(TestModule.NAME);
    assertEquals(-1, Files.mismatch(Path.of(file), Path.of(loaded)), "crash has the whole file");
  }

  @Test
  void damagedOnesAreRefused() throws Exception {
    Path packed = directory.resolve("jkdump_test.ko.xz");
    run("sh", "-c", "xz -c -0 " + file + " | head -c 20000 > " + packed);
    refused(packed, "can't unpack " + packed);
    Path cut = directory.resolve("jkdump_test.ko");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(Path.of(file)), 30_000));
    refused(cut, cut.toString());
    refused(Path.of("/etc/passwd"), "/etc/passwd is not an ELF file");
    refused(directory, "it is a directory: name the file in it");
    refused(directory.resolve("none.ko"), "there is no such file");
    assertThrows(TargetException.class, () -> whatis("jkdump_negative"));
    assertTrue(loadModule(TestModule.NAME, file), "the right one is taken afterwards");
  }

  private void refused(Path wrong, String why) {
    TargetException e =
        assertThrows(TargetException.class, () -> loadModule(TestModule.NAME, wrong.toString()));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  // Searches the places in their order; the first file that fits is taken.
  @Test
  void whatIsFoundAndDoesNotFitIsPassedBy() throws Exception {
    Path other = withId(Path.of(file), id(file), "22".repeat(id(file).length() / 2));
    Path stripped = directory.resolve("jkdump_test.ko");
    run("objcopy", "--strip-debug", file, stripped.toString());
    Path broken = Files.writeString(directory.resolve("jkdump_test.ko.gz"), "nothing");
    PyLog log = new PyLog(line -> {});
    Target finds = finding(other.toString(), stripped.toString(), broken.toString(), file);
    Kernel fresh = new Kernel(finds, log, 16 << 20);
    assertEquals(file, fresh.modules().load(TestModule.NAME, "").orElseThrow());
    List<String> said = log.finish().warnings();
    assertEquals(3, said.size(), said.toString());
    assertTrue(said.get(0).startsWith(other + " isn't the file of the loaded"), said.get(0));
    assertTrue(said.get(1).startsWith(stripped + " has no debuginfo"), said.get(1));
    assertTrue(said.get(2).startsWith("can't unpack " + broken), said.get(2));
    kernel.modules().refresh();
  }

  private static Target finding(String... files) {
    Target dump = Dump.kernel().target();
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, args) ->
                method.getName().equals("moduleFiles")
                    ? Stream.of(files)
                    : StandIn.invoke(dump, method, args));
  }

  @Test
  void aFileWithoutDebuginfoIsTakenWithAWarning() throws Exception {
    Path stripped = directory.resolve("jkdump_test.ko");
    run("objcopy", "--strip-debug", file, stripped.toString());
    assertTrue(loadModule(TestModule.NAME, stripped.toString()));
    assertEquals(
        List.of(stripped + " has no debuginfo: the one of the kernel's debug package has"),
        session().log().finish().warnings());
  }

  @Test
  void whatTakesItsTimeIsShown() {
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    Kernel slow =
        new Kernel(
            StandIn.of(
                Dump.crashKernel().target(),
                Map.of(),
                asked -> sleep(asked.equals("loadModule") ? 1500 : 0)),
            new PyLog(line -> {}),
            16 << 20);
    assertEquals(kernel.modules().buildId(TestModule.NAME), slow.modules().buildId("jkdump-test"));
    slow.progress(said::add);
    slow.modules().load(TestModule.NAME, file);
    slow.modules().delete(TestModule.NAME);
    assertEquals("loading the debuginfo of jkdump_test...", said.get(0));
    assertEquals("loading the debuginfo of jkdump_test... 1 s", said.get(1));
    assertEquals("", said.get(said.size() - 1));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path withId(Path ko, String id, String other) throws IOException {
    Path copy = Files.copy(ko, directory.resolve("other.ko"));
    replace(copy, HexFormat.of().parseHex(id), HexFormat.of().parseHex(other));
    return copy;
  }

  private static void replace(Path file, String from, String to) throws IOException {
    replace(file, from.getBytes(StandardCharsets.UTF_8), to.getBytes(StandardCharsets.UTF_8));
  }

  private static void replace(Path file, byte[] from, byte[] to) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = 0;
    while (!Arrays.equals(bytes, at, at + from.length, from, 0, from.length)) {
      at++;
    }
    System.arraycopy(to, 0, bytes, at, to.length);
    Files.write(file, bytes);
  }
}
