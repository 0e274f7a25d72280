// SPDX-License-Identifier: GPL-3.0-or-later
// The knobs of the session: named settings that hold until jkdump ends.
//
// usage: /pyctl [NAME[=VALUE]...]
//
// Without arguments it lists all; NAME shows one, NAME=VALUE sets it.

void show(List<Knob<?>> shown) {
  System.out.println(Table.from(shown)
      .column("KNOB", k -> k.name())
      .column("VALUE", k -> k.get())
      .column("DEFAULT", k -> k.byDefault())
      .column("WHAT IT DOES", k -> k.help()));
}

Knob<?> applied(String argument) {
  int equals = argument.indexOf('=');
  Knob<?> knob = knobs().find(equals < 0 ? argument : argument.substring(0, equals).strip());
  if (equals >= 0) {
    knob.setText(argument.substring(equals + 1).strip());
  }
  return knob;
}

List<Knob<?>> chosen = new ArrayList<>();
args().forEach(argument -> chosen.add(applied(argument)));
show(args().isEmpty() ? knobs().all() : chosen);
