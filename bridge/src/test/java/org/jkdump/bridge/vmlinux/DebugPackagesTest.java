// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.vmlinux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebugPackagesTest {
  @ParameterizedTest
  @CsvSource({
    "6.1.0-32-amd64, linux-image-6.1.0-32-amd64-dbg",
    "6.1.0-32-cloud-amd64, linux-image-6.1.0-32-cloud-amd64-dbg",
    "6.1.0-32-rt-arm64, linux-image-6.1.0-32-rt-arm64-dbg",
    "6.12.38+deb13-amd64, linux-image-6.12.38+deb13-amd64-dbg",
    "5.10.0-0.deb10.16-686-pae, linux-image-5.10.0-0.deb10.16-686-pae-dbg",
    "5.15.0-105-generic, linux-image-unsigned-5.15.0-105-generic-dbgsym",
    "5.15.0-105-lowlatency-64k, linux-image-5.15.0-105-lowlatency-64k-dbgsym",
    "6.8.0-1009-aws, linux-image-unsigned-6.8.0-1009-aws-dbgsym",
    "5.15.0-1064-azure, linux-image-5.15.0-1064-azure-dbgsym",
    "5.14.0-427.el9.x86_64, (dnf debuginfo-install kernel-5.14.0-427.el9.x86_64)",
    "5.14.0-427.el9.x86_64, kernel-debuginfo-5.14.0-427.el9.x86_64",
    "3.10.0-1160.el7.x86_64, kernel-debuginfo-3.10.0-1160.el7.x86_64",
    "5.14.0-503.el9.aarch64+64k, kernel-64k-debuginfo-5.14.0-503.el9.aarch64",
    "5.14.0-503.el9.x86_64+rt, kernel-rt-debuginfo-5.14.0-503.el9.x86_64",
    "4.18.0-513.5.1.rt7.307.el8_9.x86_64, kernel-rt-debuginfo-4.18.0-513.5.1.rt7.307.el8_9.x86_64",
    "6.8.9-300.fc40.x86_64, kernel-debuginfo-6.8.9-300.fc40.x86_64",
    "5.15.0-200.131.27.el8uek.x86_64, kernel-uek-debuginfo-5.15.0-200.131.27.el8uek.x86_64",
    "5.15.0-200.131.27.el8uek.x86_64, debuginfo archive of Oracle Linux 8",
    "6.1.79-99.167.amzn2023.x86_64, kernel-debuginfo-6.1.79-99.167.amzn2023.x86_64",
    "6.4.0-150600.23-default, kernel-default-debuginfo of version 6.4.0-150600.23-default",
    "6.9.1-1-default, kernel-default-debuginfo",
    "5.14.21-150500.33.57-azure, kernel-azure-debuginfo",
    "6.9.1-arch1-1, Arch Linux has no debuginfo",
    "6.6.30-1-lts, Arch Linux has no debuginfo",
    "6.13.0-rc2, get the vmlinux with debuginfo of kernel 6.13.0-rc2",
    "'', get the vmlinux with debuginfo of the dump's kernel",
  })
  void theReleaseNamesThePackage(String release, String words) {
    String advice = DebugPackages.advice(release, "");
    assertTrue(advice.contains(words), advice);
  }

  @Test
  void theBuildIdIsForAServer() {
    assertEquals(
        "get the vmlinux with debuginfo of kernel 6.13.0 from its maker; or set DEBUGINFOD_URLS to"
            + " a server that has build-id 0123abcd",
        DebugPackages.advice("6.13.0", "0123abcd"));
  }
}
