// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.Snippet;
import org.jkdump.api.PyKdumpAPI;
import org.jkdump.artwork.Table;
import org.jkdump.kernel.Kernel;
import org.jkdump.linux.SystemFacts;
import org.jkdump.repl.ask.Ask;
import org.jkdump.repl.completion.Proposal;
import org.jkdump.repl.engine.Engine;
import org.jkdump.repl.program.PlainRun;
import org.jkdump.target.TargetException;
import org.jkdump.type.Nearest;

/** The commands that begin with a slash. */
final class MetaCommands {
  private final Engine engine;
  private final PrintStream out;
  private final List<MetaCommand> all;
  private List<String> history = List.of();
  private boolean ended;

  private final ProgramMetaCommands programs;

  MetaCommands(Engine engine, Ask ask, ProgramMetaCommands programs, PrintStream out) {
    this.engine = engine;
    this.programs = programs;
    this.out = out;
    this.all =
        List.of(
            new MetaCommand(
                "/help",
                "[NAME]",
                "this page, or the help page of a program",
                this::help,
                programs::proposals),
            new MetaCommand("/exit", "", "leave (so does ^D)", a -> ended = true),
            new MetaCommand("/list", "", "the snippets of this session", a -> list()),
            new MetaCommand(
                "/vars",
                "",
                "the variables",
                a -> show(engine.shell().variables(), this::variable)),
            new MetaCommand(
                "/methods",
                "",
                "the methods",
                a -> show(engine.shell().methods(), Snippet::source)),
            new MetaCommand(
                "/types", "", "the classes", a -> show(engine.shell().types(), Snippet::source)),
            new MetaCommand(
                "/imports",
                "",
                "the imports",
                a -> show(engine.shell().imports(), Snippet::source)),
            new MetaCommand(
                "/history", "", "the lines typed, of earlier sessions too", a -> history()),
            new MetaCommand("/open", "FILE", "run a saved snippet here", this::open),
            new MetaCommand("/save", "FILE", "save the snippets of this session", this::save),
            new MetaCommand(
                "/run",
                "NAME ARGS",
                "run a program; /NAME ARGS does, too",
                programs::run,
                programs::proposals),
            new MetaCommand("/programs", "", "the programs: saved snippets", a -> programs.list()),
            new MetaCommand(
                "/src", "NAME", "the C definition, with offsets", ask::source, ask.sources()),
            new MetaCommand("/dump", "", "the open dump", a -> dump()),
            new MetaCommand("/cache", "", "contents and hit rates of the caches", a -> cache()),
            new MetaCommand("/reattach", "", "start or reach crash again", a -> reattach()));
  }

  /** The names. */
  List<String> names() {
    return namesOf(all);
  }

  /** Completes a name or its argument in what is typed behind the slash. */
  List<Proposal> proposals(String typed) {
    String[] words = typed.split("\\s+", 2);
    return words.length < 2
        ? Stream.concat(
                all.stream().map(c -> new Proposal(c.name().substring(1), c.help())),
                programs.proposals("").stream())
            .toList()
        : all.stream()
            .filter(c -> c.name().equals("/" + words[0]))
            .flatMap(c -> c.proposals().at(words[1]).stream())
            .toList();
  }

  boolean ended() {
    return ended;
  }

  /** Runs a line that begins with a slash; an unambiguous beginning of a name is enough. */
  void run(String line, List<String> typedSoFar) {
    history = typedSoFar;
    String[] words = line.strip().split("\\s+", 2);
    List<MetaCommand> meant = all.stream().filter(c -> c.name().startsWith(words[0])).toList();
    List<MetaCommand> exact = meant.stream().filter(c -> c.name().equals(words[0])).toList();
    List<MetaCommand> chosen = exact.isEmpty() ? meant : exact;
    String argument = words.length > 1 ? words[1].strip() : "";
    if (chosen.size() == 1) {
      chosen.get(0).action().accept(argument);
    } else if (!chosen.isEmpty()) {
      out.println(words[0] + " may be " + String.join(", ", namesOf(chosen)));
    } else if (!programs.runIfKnown(words[0].substring(1), argument)) {
      throw new TargetException(
          "no command " + words[0] + Nearest.hint(words[0], all()) + "; see /help");
    }
  }

  private List<String> all() {
    return Stream.concat(names().stream(), programs.names().stream().map(n -> "/" + n)).toList();
  }

  private static List<String> namesOf(List<MetaCommand> commands) {
    return commands.stream().map(MetaCommand::name).toList();
  }

  private void help(String name) {
    if (name.isEmpty()) {
      help();
    } else {
      String bare = name.replaceFirst("^/", "");
      out.println(
          programs
              .help(bare)
              .orElseGet(() -> "no program " + bare + Nearest.hint(bare, programs.names())));
    }
  }

  private void help() {
    out.println("Type Java, as in jshell; TAB completes, ^C stops what runs.");
    out.println("A line that begins with ! is a crash command: !bt -a");
    out.println("A line that begins with ? asks what a name means: ?task_struct.comm; see ?");
    out.println();
    Table table = Table.of("COMMAND", "WHAT IT DOES");
    all.forEach(command -> table.row(command.usage(), command.help()));
    out.println(table);
    out.println();
    out.println("Programs: /" + String.join(", /", programs.names()) + "; see /programs");
    out.println("First steps: sysInfo()");
    out.println("             readSymbol(\"init_task\").get_(\"comm\")");
    out.println("             for (Struct t : tasks()) System.out.println(t.str_(\"comm\"))");
    out.println("             readSU(\"task_struct\", sym2addr(\"init_task\")).dump_()");
  }

  private <S extends Snippet> void show(Stream<S> snippets, Function<? super S, String> text) {
    snippets.filter(this::isOwn).forEach(s -> out.println("  " + text.apply(s).strip()));
  }

  private boolean isOwn(Snippet snippet) {
    return snippet.kind() == Snippet.Kind.IMPORT || engine.shell().status(snippet).isActive();
  }

  private String variable(jdk.jshell.VarSnippet variable) {
    String value = engine.shell().varValue(variable);
    String shown = value.length() > 200 ? value.substring(0, 200) + "..." : value;
    return variable.typeName() + " " + variable.name() + " = " + shown;
  }

  private void list() {
    engine
        .snippets()
        .forEach(s -> out.println(String.format("%4s : %s", s.id(), s.source().strip())));
  }

  private void history() {
    history.forEach(out::println);
  }

  private void open(String file) {
    if (file.isEmpty()) {
      out.println("usage: /open FILE");
    } else {
      new PlainRun(engine, out).run(Path.of(file));
    }
  }

  private void save(String file) {
    if (file.isEmpty()) {
      out.println("usage: /save FILE");
      return;
    }
    List<String> sources = engine.snippets().map(s -> s.source().strip()).toList();
    try {
      Files.write(Path.of(file), sources);
      out.println(sources.size() + " snippets saved to " + file);
    } catch (IOException e) {
      out.println("can't write " + file + ": " + e.getMessage());
    }
  }

  private void dump() {
    Kernel kernel = PyKdumpAPI.kernel();
    out.println(kernel);
    out.println(SystemFacts.of(kernel));
  }

  private void cache() {
    Kernel kernel = PyKdumpAPI.kernel();
    out.println(kernel.caches());
    if (!kernel.memos().table().rows().isEmpty()) {
      out.println();
      out.println(kernel.memos().table());
    }
  }

  private void reattach() {
    try {
      PyKdumpAPI.kernel().target().reattach();
      out.println("attached to " + PyKdumpAPI.kernel().target().name());
    } catch (TargetException e) {
      out.println(e.getMessage());
    }
  }
}
