// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import java.io.IOException;
import java.nio.file.Path;
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
    Link link = link(request);
    try {
      return new CrashTarget(link);
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
    if (request.vmlinux() != null || request.vmcore() != null) {
      String missing = request.vmlinux() == null ? "vmlinux" : "vmcore";
      throw new OpenException(
          "a dump needs both its vmlinux and its vmcore: " + missing + " is missing");
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
