// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.classes.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jkdump.target.TargetException;

/**
 * Jars of generated classes on disk, keyed by what they were made from.
 *
 * <p><b>Where.</b> Classes are code, so they are never loaded from a place that another user can
 * write or own. The directory is a directory of this (effective) user, made with mode 0700 where it
 * is missing, and neither its group nor others may write it; each directory above it belongs to
 * this user or to root, and neither group nor others may write it unless it is sticky, as {@code
 * /tmp} is; a symbolic link on the way belongs to this user or to root, and the same holds for
 * where it leads. A jar is a regular file of this user, no link, that neither group nor others may
 * write.
 *
 * <p><b>Otherwise</b>, and where the directory can't be made or written, is full or read-only, a
 * warning names the reason and how to mend it, and the jar is made into a directory of mode 0700 in
 * {@code $TMPDIR} or {@code java.io.tmpdir} (by the same rule) that is removed when the JVM ends.
 * The place that was found unfit is not touched.
 *
 * <p><b>What.</b> Each jar carries a comment with format version, its key, and a checksum of all
 * its bytes, which is checked before each use. What doesn't match is replaced. Jars are written
 * under another name and moved into place when they are whole, so any number of threads and
 * processes may make and read them; two that make the same one both get a sound one.
 *
 * <p><b>How many.</b> After one was made, the 8 that were used last are kept, by the time of last
 * modification, which each use sets; of modules' jars, each small, 200. Files that a maker left
 * half written go after a day. Nothing with another name is removed.
 */
public final class ClassCache {
  /** Prefix of the keys of modules' jars. */
  public static final String MODULE = "module";

  // Fit for a file's name with what is put behind it, and for nothing but a name.
  private static final Pattern KEY = Pattern.compile("\\w[\\w.+-]*");

  private final Path directory;
  private final List<Path> temporary;
  private final Consumer<String> warning;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();
  private JarStore fallback;

  /**
   * Touches nothing yet.
   *
   * @param warning takes, once each, the reason why the directory is not used and the damage found
   */
  public ClassCache(Path directory, Consumer<String> warning) {
    this(directory, PrivateDirectory.places(), warning);
  }

  ClassCache(Path directory, List<Path> temporary, Consumer<String> warning) {
    this.directory = directory;
    this.temporary = temporary;
    this.warning = warning;
  }

  /** {@code $JKDUMP_CACHE/classes}, else {@code ~/.cache/jkdump/classes}. */
  public static Path defaultDirectory() {
    return CacheHome.path().resolve("classes");
  }

  /**
   * The jar for a key; made and kept if no sound one is there.
   *
   * @param key up to 200 letters, digits and {@code _ . + -}, such as build-id and digest
   * @param maker gives a jar without a comment; asked at most once, and what it throws is passed on
   * @throws TargetException if the jar can be written nowhere; the message says what to do
   */
  public Path jar(String key, Supplier<byte[]> maker) {
    if (key.length() > JarSeal.KEY || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not a key for a class cache: '" + key + "'");
    }
    Optional<JarStore> shared = shared();
    return shared
        .flatMap(store -> store.find(key))
        .or(() -> used().flatMap(store -> store.find(key)))
        .orElseGet(() -> put(shared, key, new JarSeal(key).sealed(maker.get())));
  }

  /**
   * The most recently used sound jar whose key has this prefix; absent if there is none. Makes
   * nothing, and does not warn of an unfit directory.
   */
  public Optional<Path> latest(String prefix) {
    try {
      JarStore store = new JarStore(SafeDirectory.existing(directory), this::warn);
      Optional<Path> found = store.latest(prefix);
      if (found.isPresent()) {
        return found;
      }
    } catch (IOException e) {
      // An unused directory has no jar.
    }
    return used().flatMap(store -> store.latest(prefix));
  }

  /** Whether a jar stays where it is when the JVM ends. */
  public boolean keeps(Path jar) {
    return used().map(store -> !store.holds(jar)).orElse(true);
  }

  private Optional<JarStore> shared() {
    try {
      return Optional.of(new JarStore(SafeDirectory.made(directory), this::warn));
    } catch (IOException e) {
      warnUnused(e, FileRefusal.of(e));
      return Optional.empty();
    }
  }

  private Path put(Optional<JarStore> shared, String key, byte[] sealed) {
    if (shared.isPresent()) {
      try {
        Path made = shared.get().put(key, sealed);
        shared.get().prune(made);
        return made;
      } catch (IOException e) {
        warnUnused(e, FileRefusal.words(e));
      }
    }
    return putAside(key, sealed);
  }

  private Path putAside(String key, byte[] sealed) {
    try {
      JarStore store = fallback();
      PrivateDirectory.removeAtExit(store.entry(key));
      return store.put(key, sealed);
    } catch (IOException e) {
      String message =
          "can't keep the generated classes, neither in %s nor in a temporary directory (%s):"
              + " set JKDUMP_CACHE or TMPDIR to a directory of your own with %d MB of free space";
      long megabytes = (sealed.length >> 20) + 1;
      throw new TargetException(String.format(message, directory, FileRefusal.of(e), megabytes), e);
    }
  }

  private synchronized Optional<JarStore> used() {
    return Optional.ofNullable(fallback);
  }

  private synchronized JarStore fallback() throws IOException {
    if (fallback == null) {
      fallback = new JarStore(PrivateDirectory.in(temporary), this::warn);
    }
    return fallback;
  }

  private void warnUnused(IOException e, String reason) {
    String mend =
        e instanceof UnsafePlaceException
            ? "set JKDUMP_CACHE to a directory of your own"
            : "free space, or set JKDUMP_CACHE to a directory that can be written";
    String message = "generated classes are not kept in %s but made anew in each session: %s; %s";
    warn(String.format(message, directory, reason, mend));
  }

  private void warn(String message) {
    if (warned.add(message)) {
      warning.accept(message);
    }
  }
}
