// SPDX-License-Identifier: GPL-3.0-or-later
/** Source of a dump's bytes: the file itself, and the Java side of the crash extension's socket. */
module org.jkdump.bridge {
  requires transitive org.jkdump.api;
  requires aircompressor;
  requires com.sun.jna;
  requires java.net.http;
  requires jdk.net;

  exports org.jkdump.bridge.crash;
  exports org.jkdump.bridge.dump;
  exports org.jkdump.bridge.posix;
  exports org.jkdump.bridge.protocol;
  exports org.jkdump.bridge.target;
  exports org.jkdump.bridge.vmlinux;

  provides org.jkdump.target.TargetProvider with
      org.jkdump.bridge.engine.EngineProvider;
}
