// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.api;

/** The names that walk trees, hashes and maps; a part of {@link PyKdumpAPI}. */
public abstract class ContainerNames extends ListNames {
  ContainerNames() {}
}
