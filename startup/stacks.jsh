// SPDX-License-Identifier: GPL-3.0-or-later
// The stacks of all tasks, equal ones merged and counted, the most frequent first.
//
// usage: jkdump replay stacks [-- OPTIONS]
//   --state ST   only tasks in one of crash's states: RU IN UN ID ST TR ZO
//   --with NAME  only stacks with a function whose name contains NAME
//   --min N      only stacks of at least N tasks (1)
//   --pids N     number of tasks to name for each stack (8)
Options options = Options.of(args(), "--state ST", "--with NAME", "--min N", "--pids N")

String with = options.text("--with", "")
int min = options.count("--min", 1)
int named = options.count("--pids", 8)
Pattern task = Pattern.compile("(?m)^PID: (\\d+) +TASK: \\w+ +CPU: \\d+ +COMMAND: \"(.*)\"$")
Pattern frame = Pattern.compile("(?m)^ *#\\d+ \\[\\w+\\] (\\S+) at ")

// A partial answer of crash is worth more than none.
String traces(String state) {
  if (!state.matches("\\w*")) {
    throw new UsageException("--state takes one of crash's states, not '" + state + "'");
  }
  try {
    return crash("foreach " + state + " bt");
  } catch (CommandException e) {
    kernel().log().error("foreach bt failed; stacks may be missing: " + e.getMessage().lines().reduce((a, b) -> b).orElse(""));
    return e.partialOutput();
  }
}

Map<List<String>, List<String>> merged(String text) {
  Map<List<String>, List<String>> merged = new LinkedHashMap<>();
  for (String trace : text.split("\n\n")) {
    Matcher head = task.matcher(trace);
    if (head.find()) {
      List<String> functions = frame.matcher(trace).results().map(f -> f.group(1)).toList();
      merged.computeIfAbsent(functions, f -> new ArrayList<>()).add(head.group(2) + " " + head.group(1));
    }
  }
  return merged;
}

void print(List<String> functions, List<String> tasks) {
  String more = tasks.size() > named ? ", ... " + (tasks.size() - named) + " more" : "";
  System.out.println(tasks.size() + (tasks.size() == 1 ? " task: " : " tasks: ") + String.join(", ", tasks.subList(0, Math.min(named, tasks.size()))) + more);
  System.out.println(functions.isEmpty() ? "    (no stack)\n" : String.join("\n", functions).indent(4));
}

void show() {
  Map<List<String>, List<String>> stacks = merged(traces(options.text("--state", "")));
  stacks.entrySet().stream()
      .filter(s -> s.getValue().size() >= min && (with.isEmpty() || s.getKey().stream().anyMatch(f -> f.contains(with))))
      .sorted(Comparator.comparing(s -> -s.getValue().size()))
      .forEach(s -> print(s.getKey(), s.getValue()));
  System.out.println(stacks.size() + " different stacks of " + stacks.values().stream().mapToInt(List::size).sum() + " tasks");
}

dumpHeading();
section("Stacks", () -> show());
