// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.module;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jkdump.target.CommandException;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Facts;
import org.jkdump.target.TargetException;

/** Loads and deletes modules' debuginfo with crash's command {@code mod}. */
public final class ModuleDebuginfo {
  private final Facts facts;
  private final Function<String, CommandOutput> crash;

  public ModuleDebuginfo(Facts facts, Function<String, CommandOutput> crash) {
    this.facts = facts;
    this.crash = crash;
  }

  /** The files that may be the module's, the likeliest first, as they are asked for. */
  public Stream<String> files(String name, Consumer<String> progress) {
    return ModuleFiles.of(Path.of("/"), facts.release(), facts.get("dumpfile"))
        .find(
            name, place -> progress.accept("looking for the debuginfo of " + name + " in " + place))
        .map(Path::toString);
  }

  /** The file itself, or what it contains where it is compressed. */
  public String plain(String file, Consumer<String> progress) {
    Path path = given(file);
    return Unpacker.of(facts.release()).unpacked(path, progress).toString();
  }

  /** Gives up a module's debuginfo. */
  public void delete(String name) {
    run("mod -d " + name);
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

  /** Has crash load a file. */
  public void load(String name, String file) {
    if (file.contains(" ")) {
      throw new TargetException("crash takes no file name with a space in it: " + file);
    }
    String said = run("mod -s " + name + " " + file);
    if (!said.contains(file)) {
      throw new CommandException("mod -s " + name + " " + file, said, "loaded nothing");
    }
  }

  private String run(String line) {
    CommandOutput output = crash.apply(line);
    if (output.failed()) {
      throw new CommandException(line, output.text(), "failed");
    }
    return output.text();
  }
}
