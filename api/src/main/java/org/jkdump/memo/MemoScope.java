// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.time.Duration;
import java.util.Optional;

/** What memoized functions ask when they are called: they may outlive the kernel they are for. */
public interface MemoScope {
  /** Where results are kept at this moment; absent if nothing is, because no kernel is open. */
  Optional<Memos> memos();

  /** How long commands may take at this moment; zero for ever. */
  Duration timeout();
}
