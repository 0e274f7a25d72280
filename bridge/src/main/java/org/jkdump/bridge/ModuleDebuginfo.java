// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jkdump.target.CommandException;
import org.jkdump.target.CommandOutput;
import org.jkdump.target.Facts;
import org.jkdump.target.TargetException;

/** Loads and deletes modules' debuginfo with crash's command {@code mod}. */
final class ModuleDebuginfo {
  private final Facts facts;
  private final Function<String, CommandOutput> crash;

  ModuleDebuginfo(Facts facts, Function<String, CommandOutput> crash) {
    this.facts = facts;
    this.crash = crash;
  }

  /** The file that was loaded, absent where none was found. */
  Optional<String> load(String name, String file) {
    ModuleFiles files = ModuleFiles.of(Path.of("/"), facts.release(), facts.get("dumpfile"));
    Optional<Path> found = file.isEmpty() ? files.find(name) : Optional.of(given(file));
    return found.map(Unpacker.of(facts.release())::unpacked).map(path -> load(name, path));
  }

  /** Gives up a module's debuginfo. */
  void delete(String name) {
    run("mod -d " + name);
  }

  private static Path given(String file) {
    Path path = Path.of(file).toAbsolutePath();
    if (!Files.isReadable(path)) {
      throw new TargetException("can't read the module's file " + path);
    }
    return path;
  }

  private String load(String name, Path file) {
    if (file.toString().contains(" ")) {
      throw new TargetException("crash takes no file name with a space in it: " + file);
    }
    String said = run("mod -s " + name + " " + file);
    if (!said.contains(file.toString())) {
      throw new CommandException("mod -s " + name + " " + file, said, "loaded nothing");
    }
    return file.toString();
  }

  private String run(String line) {
    CommandOutput output = crash.apply(line);
    if (output.failed()) {
      throw new CommandException(line, output.text(), "failed");
    }
    return output.text();
  }
}
