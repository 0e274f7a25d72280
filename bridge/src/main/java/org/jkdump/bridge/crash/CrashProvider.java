// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jkdump.bridge.protocol.Protocol;
import org.jkdump.target.OpenException;
import org.jkdump.target.OpenRequest;
import org.jkdump.target.Target;
import org.jkdump.target.TargetProvider;

/** Opens dumps with a crash of its own, and endpoints that run already. */
public final class CrashProvider implements TargetProvider {
  /** Version of the protocol that is spoken with the extension. */
  public static final int PROTOCOL = Protocol.VERSION;

  private static final int MAX_SOCKET_PATH = 107;

  /** For the service loader. */
  public CrashProvider() {}

  @Override
  public Target open(OpenRequest request) {
    return open(request, List.of());
  }

  /**
   * Like {@link #open(OpenRequest)}.
   *
   * @param warnings that the target gives
   */
  public Target open(OpenRequest request, List<String> warnings) {
    Link link = link(request);
    try {
      return new CrashTarget(link, warnings);
    } catch (IOException e) {
      link.close();
      throw new OpenException("can't attach to " + link.name() + ": " + reason(e), e);
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  private static Link link(OpenRequest request) {
    if (request.vmlinux() != null && request.vmcore() != null) {
      return new CrashLink(request);
    }
    if (request.vmcore() != null) {
      throw new OpenException("crash needs the vmlinux of the dump, too: name it");
    }
    if (request.vmlinux() != null) {
      throw new OpenException("the dump itself is missing: name it beside its vmlinux");
    }
    return new SocketLink(
        request.socket() == null ? Endpoints.theOnly() : socket(request.socket()));
  }

  private static Path socket(String path) {
    int length = path.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (length > MAX_SOCKET_PATH) {
      throw new OpenException(
          String.format(
              "the socket's path has %d bytes, the system takes %d at most; use a shorter one: %s",
              length, MAX_SOCKET_PATH, path));
    }
    return Path.of(path);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
