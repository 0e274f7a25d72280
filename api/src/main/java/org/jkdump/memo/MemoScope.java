// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.memo;

import java.time.Duration;
import java.util.Optional;

/** Scope of memoized functions. They ask it at each call, because they may outlive a kernel. */
public interface MemoScope {
  /** Returns the store of results at this moment; absent if no kernel is open. */
  Optional<Memos> memos();

  /** Returns the time that commands may take at this moment; zero for no limit. */
  Duration timeout();
}
