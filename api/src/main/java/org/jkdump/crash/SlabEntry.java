// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.crash;

/**
 * A line of crash's {@code kmem -s}.
 *
 * @param cache address of the {@code struct kmem_cache}
 * @param objectSize in bytes
 * @param allocated objects in use
 * @param total objects in use and free objects
 * @param slabKib size of a slab in KiB
 */
public record SlabEntry(
    long cache, int objectSize, long allocated, long total, long slabs, int slabKib, String name) {}
