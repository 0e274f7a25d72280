// SPDX-License-Identifier: GPL-3.0-or-later
// Prints facts of the dump, and writes the symbols that all tools are asked for: an even sample of the global symbols of
// vmlinux with one name and one address, as lines "NAME ADDRESS".
boolean isPlain(String name) {
  long address = sym2addr(name);
  boolean only = sym2alladdr(name).length == 1 && name.equals(addr2sym(address));
  boolean global = kernel().symbols().type(name).map(Character::isUpperCase).orElse(false);
  return only && global && address < 0 && addr2mod(address) == null;
}

List<String> plain = kernel().symbols().names().stream().filter(n -> isPlain(n)).toList();
int step = plain.size() / 200;
String line(String name) {
  return name + " " + Long.toHexString(sym2addr(name));
}
List<String> lines = IntStream.range(0, 200).mapToObj(i -> line(plain.get(i * step))).toList();
Files.write(Path.of(System.getenv("BENCH_SYMBOLS")), lines);
System.out.println("kernel\t" + kernel().facts().release());
System.out.println("nodes\t" + readListByHead(sym2addr("jkdump_list_long")).size());
