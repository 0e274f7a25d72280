// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Owner, kind and write permissions of a file (st_uid, st_mode); of a link, the link's own. */
record Inode(int uid, int mode) {
  private static final int KIND = 0170000;
  private static final int LINK = 0120000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int STICKY = 01000;
  private static final int GROUP_AND_OTHERS_WRITE = 022;

  static Inode of(Path path) throws IOException {
    Map<String, Object> found = Files.readAttributes(path, "unix:uid,mode", NOFOLLOW_LINKS);
    return new Inode((Integer) found.get("uid"), (Integer) found.get("mode"));
  }

  boolean isLink() {
    return (mode & KIND) == LINK;
  }

  boolean isRegular() {
    return (mode & KIND) == REGULAR;
  }

  boolean isDirectory() {
    return (mode & KIND) == DIRECTORY;
  }

  /** Whether only the owners of the files in this directory can rename and remove them. */
  boolean isSticky() {
    return (mode & STICKY) != 0;
  }

  // With an access control list the group's bits are its mask, so these cover the list as well.
  boolean isWritableByMore() {
    return (mode & GROUP_AND_OTHERS_WRITE) != 0;
  }

  String permissions() {
    return String.format("%04o", mode & ~KIND);
  }
}
