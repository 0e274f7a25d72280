// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.program;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jkdump.target.TargetException;

/**
 * A saved snippet file.
 *
 * @param name path or name that the user gave
 * @param file path, as messages name it
 * @param source its text
 */
public record Program(String name, String file, String source) {

  /**
   * Reads a file.
   *
   * @throws TargetException if there is no such text
   */
  public static Program read(String name, Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new TargetException(file + " is a directory, not a saved snippet");
      }
      return new Program(name, file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new TargetException(file + " is not UTF-8 text, so it is no saved snippet");
    } catch (IOException e) {
      String why = Files.exists(file) ? "can't be read: " + e.getMessage() : "does not exist";
      throw new TargetException("the saved snippet " + file + " " + why, e);
    }
  }

  /** File name without directory and suffix. */
  String title() {
    return ProgramPath.nameOf(Path.of(file));
  }

  /** Line of an offset in the source, counted from 1. */
  public int lineAt(int offset) {
    return 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
