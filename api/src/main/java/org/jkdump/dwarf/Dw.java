// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.dwarf;

/** Numbers of the DWARF standard, versions 2 to 5, and of GNU's extensions. */
final class Dw {
  static final int TAG_ARRAY_TYPE = 0x01;
  static final int TAG_CLASS_TYPE = 0x02;
  static final int TAG_ENUMERATION_TYPE = 0x04;
  static final int TAG_FORMAL_PARAMETER = 0x05;
  static final int TAG_MEMBER = 0x0d;
  static final int TAG_POINTER_TYPE = 0x0f;
  static final int TAG_REFERENCE_TYPE = 0x10;
  static final int TAG_COMPILE_UNIT = 0x11;
  static final int TAG_STRUCTURE_TYPE = 0x13;
  static final int TAG_SUBROUTINE_TYPE = 0x15;
  static final int TAG_TYPEDEF = 0x16;
  static final int TAG_UNION_TYPE = 0x17;
  static final int TAG_UNSPECIFIED_PARAMETERS = 0x18;
  static final int TAG_SUBRANGE_TYPE = 0x21;
  static final int TAG_BASE_TYPE = 0x24;
  static final int TAG_CONST_TYPE = 0x26;
  static final int TAG_ENUMERATOR = 0x28;
  static final int TAG_SUBPROGRAM = 0x2e;
  static final int TAG_VARIABLE = 0x34;
  static final int TAG_VOLATILE_TYPE = 0x35;
  static final int TAG_RESTRICT_TYPE = 0x37;
  static final int TAG_UNSPECIFIED_TYPE = 0x3b;
  static final int TAG_PARTIAL_UNIT = 0x3c;
  static final int TAG_RVALUE_REFERENCE_TYPE = 0x42;
  static final int TAG_ATOMIC_TYPE = 0x47;
  static final int TAG_SKELETON_UNIT = 0x4a;

  static final int AT_SIBLING = 0x01;
  static final int AT_LOCATION = 0x02;
  static final int AT_NAME = 0x03;
  static final int AT_BYTE_SIZE = 0x0b;
  static final int AT_BIT_OFFSET = 0x0c;
  static final int AT_BIT_SIZE = 0x0d;
  static final int AT_CONST_VALUE = 0x1c;
  static final int AT_PROTOTYPED = 0x27;
  static final int AT_UPPER_BOUND = 0x2f;
  static final int AT_ABSTRACT_ORIGIN = 0x31;
  static final int AT_COUNT = 0x37;
  static final int AT_DATA_MEMBER_LOCATION = 0x38;
  static final int AT_DECL_LINE = 0x3b;
  static final int AT_DECLARATION = 0x3c;
  static final int AT_ENCODING = 0x3e;
  static final int AT_EXTERNAL = 0x3f;
  static final int AT_SPECIFICATION = 0x47;
  static final int AT_TYPE = 0x49;
  static final int AT_DATA_BIT_OFFSET = 0x6b;
  static final int AT_STR_OFFSETS_BASE = 0x72;
  static final int AT_ADDR_BASE = 0x73;
  static final int AT_DWO_NAME = 0x76;
  static final int AT_GNU_DWO_NAME = 0x2130;
  static final int AT_GNU_ADDR_BASE = 0x2133;

  static final int OP_ADDR = 0x03;
  static final int OP_PLUS_UCONST = 0x23;
  static final int OP_ADDRX = 0xa1;
  static final int OP_GNU_ADDR_INDEX = 0xfb;

  static final int ATE_BOOLEAN = 0x02;
  static final int ATE_COMPLEX_FLOAT = 0x03;
  static final int ATE_FLOAT = 0x04;
  static final int ATE_SIGNED = 0x05;
  static final int ATE_SIGNED_CHAR = 0x06;

  static final int UT_COMPILE = 0x01;
  static final int UT_TYPE = 0x02;
  static final int UT_PARTIAL = 0x03;
  static final int UT_SKELETON = 0x04;
  static final int UT_SPLIT_COMPILE = 0x05;
  static final int UT_SPLIT_TYPE = 0x06;

  private Dw() {}
}
