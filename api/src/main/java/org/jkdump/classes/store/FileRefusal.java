// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Words for what the file system refuses, which Java says with the exception's class only. */
final class FileRefusal {
  private FileRefusal() {}

  /** With the file's name. */
  static String of(IOException e) {
    String file = e instanceof FileSystemException refused ? refused.getFile() + ": " : "";
    return file + words(e);
  }

  /** Without the name of a temporary file, which changes each time. */
  static String words(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NotDirectoryException) {
      return "not a directory";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof FileSystemLoopException) {
      return "too many links";
    }
    if (e instanceof FileSystemException refused) {
      return refused.getReason() == null ? e.toString() : refused.getReason();
    }
    return e.getMessage();
  }
}
