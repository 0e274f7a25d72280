// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.module;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jkdump.bridge.file.Unpacker;
import org.jkdump.classes.store.CacheHome;
import org.jkdump.target.CommandException;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Facts;
import org.jkdump.target.TargetException;

/** Files with the debuginfo of modules, and crash's command {@code mod}, which loads them. */
public final class ModuleDebuginfo {
  private final Facts facts;

  public ModuleDebuginfo(Facts facts) {
    this.facts = facts;
  }

  /** The files that may be the module's, the likeliest first; the stream searches lazily. */
  public Stream<String> files(String name, Consumer<String> progress) {
    return ModuleFiles.of(Path.of("/"), facts.release(), facts.get("dumpfile"))
        .find(
            name, place -> progress.accept("looking for the debuginfo of " + name + " in " + place))
        .map(Path::toString);
  }

  /** The file itself, or its unpacked content if it is compressed. */
  public String plain(String file, Consumer<String> progress) {
    Path path = given(file);
    Path cache = CacheHome.path().resolve("modules").resolve(facts.release());
    return new Unpacker(cache).unpacked(path, progress).toString();
  }

  /**
   * Loads a file with {@code mod -s}, in place of the one that crash has for the module.
   *
   * @param crash runs a command
   */
  public static void load(Function<String, CommandOutput> crash, String name, String file) {
    if (file.contains(" ")) {
      throw new TargetException("crash takes no file name with a space in it: " + file);
    }
    String line = "mod -s " + name + " " + file;
    String said = run(crash, line);
    if (!names(said, file)) {
      // crash keeps the file that it has for the module, such as one without debuginfo.
      crash.apply("mod -d " + name);
      said = run(crash, line);
    }
    if (!names(said, file)) {
      throw new CommandException(line, said, "loaded nothing");
    }
  }

  // As a whole word: fuse.ko is not fuse.ko.debug.
  private static boolean names(String said, String file) {
    return List.of(said.split("\\s+")).contains(file);
  }

  /**
   * Gives up a module's debuginfo with {@code mod -d}.
   *
   * @param crash runs a command
   */
  public static void delete(Function<String, CommandOutput> crash, String name) {
    run(crash, "mod -d " + name);
  }

  private static String run(Function<String, CommandOutput> crash, String line) {
    CommandOutput output = crash.apply(line);
    if (output.failed()) {
      throw new CommandException(line, output.text(), "failed");
    }
    return output.text();
  }

  private static Path given(String file) {
    Path path = Path.of(file).toAbsolutePath();
    String wrong = wrong(path);
    if (!wrong.isEmpty()) {
      throw new TargetException("can't load the module's file " + path + ": " + wrong);
    }
    return path;
  }

  private static String wrong(Path path) {
    if (!Files.exists(path)) {
      return "there is no such file";
    }
    if (Files.isDirectory(path)) {
      return "it is a directory: name the file in it";
    }
    if (!Files.isRegularFile(path)) {
      return "it is no ordinary file";
    }
    return Files.isReadable(path) ? "" : "it can't be read: check its permissions";
  }
}
