// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.bridge.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jkdump.target.OpenRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
  private static final OpenRequest REQUEST = OpenRequest.dump("vmlinux", "vmcore");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crash: vmlinux and vmcore do not match! | the vmlinux is of another kernel than the dump",
        "crash: vmcore: not a supported file format | check that the vmlinux comes first",
        "crash: vmlinux: no debugging data available | the vmlinux has no debuginfo",
        "error while loading shared libraries: libz.so | this crash misses libraries",
        "this extension was built for crash 8.0.2 | name another with JKDUMP_CRASH or --crash",
        "jkdump.so has no build for this crash 10.0.0 | install a C compiler",
        "crash: page excluded: kernel virtual address | check that the dump is whole"
      })
  void crashsWordsComeFirstThenAdvice(String said, String advice) {
    String text = Diagnosis.of(REQUEST, said + "\n\nUsage:\n  crash ...", "it ended");
    assertTrue(text.startsWith("crash could not open vmcore; it says:\n  " + said + "\n"), text);
    assertTrue(text.lines().reduce((a, b) -> b).orElse("").contains(advice), text);
  }

  @Test
  void aCrashThatSaidNothing() {
    String text = Diagnosis.of(REQUEST, "", "it ended with status 1");
    assertTrue(
        text.contains("nothing; it ended with status 1") && text.contains("'crash vmlinux vmcore'"),
        text);
  }
}
