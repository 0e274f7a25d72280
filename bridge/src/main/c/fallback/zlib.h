/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Found where zlib's own header is missing: crash/defs.h includes it and uses nothing of it. */
