// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds or makes a directory that no other user can write. The rule, which is that of {@code
 * StrictModes} in sshd_config(5) with links and sticky directories added:
 *
 * <ul>
 *   <li>the directory is a directory, belongs to this process's effective user, and neither its
 *       group nor others may write it;
 *   <li>each directory above it, up to the root, belongs to this user or to root, and neither its
 *       group nor others may write it, unless it is sticky, as {@code /tmp} is;
 *   <li>a symbolic link on the way belongs to this user or to root, and for its target the same
 *       holds from the root on;
 *   <li>what is missing is made with mode 0700, only beneath what has passed, and then checked too.
 * </ul>
 *
 * <p>Only this user and root can change what has passed, so it stays safe between check and use.
 */
public final class SafeDirectory {
  private static final int ROOT = 0;

  // As the kernel's MAXSYMLINKS (include/linux/namei.h).
  private static final int MOST_LINKS = 40;

  private final int self;
  private final boolean makes;
  private final Deque<Path> ahead = new ArrayDeque<>();
  private Path at;
  private int links;

  private SafeDirectory(Path path, boolean makes) throws IOException {
    this.self = EffectiveUser.effective();
    this.makes = makes;
    enqueue(path.toAbsolutePath());
  }

  /**
   * The directory, made if it is missing, without links in its path.
   *
   * @throws UnsafePlaceException if another user could put something there
   */
  static Path made(Path directory) throws IOException {
    return new SafeDirectory(directory, true).walk();
  }

  /**
   * The directory without links in its path; nothing is made.
   *
   * @throws UnsafePlaceException if another user could put something there
   * @throws NoSuchFileException if it is missing
   */
  public static Path existing(Path directory) throws IOException {
    return new SafeDirectory(directory, false).walk();
  }

  private Path walk() throws IOException {
    checkAbove(at, Inode.of(at));
    while (!ahead.isEmpty()) {
      step(ahead.pop().toString());
    }
    checkLast(at, Inode.of(at));
    return at;
  }

  private void step(String name) throws IOException {
    if (name.equals("..")) {
      at = at.getParent() == null ? at : at.getParent();
    } else if (!name.equals(".") && !name.isEmpty()) {
      enter(at.resolve(name));
    }
  }

  private void enter(Path next) throws IOException {
    if (makes && !Files.exists(next, NOFOLLOW_LINKS)) {
      make(next);
    }
    Inode inode = Inode.of(next);
    if (inode.isLink()) {
      follow(next, inode);
    } else {
      checkAbove(next, inode);
      at = next;
    }
  }

  private void follow(Path link, Inode inode) throws IOException {
    checkOwner(link, inode);
    if (++links > MOST_LINKS) {
      throw new FileSystemLoopException(link.toString());
    }
    enqueue(Files.readSymbolicLink(link));
  }

  private void enqueue(Path path) {
    at = path.isAbsolute() ? path.getRoot() : at;
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      ahead.push(path.getName(i));
    }
  }

  private static void make(Path directory) throws IOException {
    try {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      // Another session was quicker; what it made is checked as everything is.
    }
  }

  private void checkAbove(Path directory, Inode inode) throws IOException {
    if (!inode.isDirectory()) {
      throw new NotDirectoryException(directory.toString());
    }
    checkOwner(directory, inode);
    if (inode.isWritableByMore() && !inode.isSticky()) {
      throw writable(directory, inode);
    }
  }

  // Root's own directory is not enough here: what is in it may come from anyone root trusts.
  private void checkLast(Path directory, Inode inode) throws IOException {
    if (inode.uid() != self) {
      throw foreign(directory, inode);
    }
    if (inode.isWritableByMore()) {
      throw writable(directory, inode);
    }
  }

  private void checkOwner(Path path, Inode inode) throws IOException {
    if (inode.uid() != self && inode.uid() != ROOT) {
      throw foreign(path, inode);
    }
  }

  private static UnsafePlaceException foreign(Path path, Inode inode) throws IOException {
    String owner = Files.getOwner(path, NOFOLLOW_LINKS).getName();
    String what = inode.isLink() ? "the link " : "";
    return new UnsafePlaceException(what + path + " belongs to the user " + owner);
  }

  private UnsafePlaceException writable(Path path, Inode inode) {
    String mend = inode.uid() == self ? ": chmod go-w " + path : "";
    return new UnsafePlaceException(
        path + " is writable by other users (mode " + inode.permissions() + ")" + mend);
  }
}
