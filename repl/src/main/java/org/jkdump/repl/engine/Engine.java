// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.engine;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jkdump.repl.engine.execution.SnippetExecution;
import org.jkdump.session.Session;

/**
 * A JShell in this JVM with the names of the API preloaded. It gets ready in a thread of its own;
 * whoever needs it waits. The log begins afresh before each snippet run and is summarised after it;
 * within {@link #asOneRun} only once.
 */
public final class Engine implements AutoCloseable {
  private static final Pattern WORDS = Pattern.compile("[^\\w$]+");

  private final SnippetRuns runs;
  private final SnippetExecution execution;
  private final CompletableFuture<JShell> shell;
  private final Splitter splitter;
  private final Analysis analysis;
  private volatile boolean evaluating;
  private final List<Path> classes = new CopyOnWriteArrayList<>();
  private volatile Predicate<String> offered;
  private Supplier<Optional<Path>> moreClasses = Optional::empty;
  private volatile Supplier<Collection<String>> names = List::of;

  public Engine(Session session, PrintStream out) {
    this(session, () -> out);
  }

  /**
   * @param out gives the stream for summaries of the log
   */
  public Engine(Session session, Supplier<PrintStream> out) {
    this.runs = new SnippetRuns(session, out);
    this.execution = new SnippetExecution();
    this.shell = CompletableFuture.supplyAsync(this::preloaded, Engine::start);
    this.analysis = new Analysis(() -> shell().sourceCodeAnalysis());
    this.splitter = new Splitter(() -> shell().sourceCodeAnalysis());
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "jkdump-jshell");
    thread.setDaemon(true);
    thread.start();
  }

  // The snippets that are preloaded are no runs.
  private JShell preloaded() {
    JShell made = JShell.builder().executionEngine(provider(), null).build();
    ClassPath.entries().forEach(made::addToClasspath);
    Preloaded.SNIPPETS.forEach(made::eval);
    execution.tell(runs::begin, runs::finish);
    return made;
  }

  /** The JShell itself. */
  public JShell shell() {
    return shell.join();
  }

  /** The snippets of the person, without those that are preloaded. */
  public Stream<Snippet> snippets() {
    return shell().snippets().skip(Preloaded.SNIPPETS.size());
  }

  /** JShell's analysis of source that is being typed. */
  public Analysis analysis() {
    return analysis;
  }

  /** Length of the first snippet of a source. */
  public int first(String source) {
    return analysis.inTurn(() -> splitter.first(source));
  }

  /** The jars of generated classes: the kernel's first, then those of modules. */
  public List<Path> classes() {
    return List.copyOf(classes);
  }

  /**
   * Offers the classes of a kernel, package {@code kernel} of a jar. The first snippet that names
   * one of them makes JShell load the jar; until then the classes cost nothing.
   *
   * @param isClass whether a word is the name of one
   * @param all gives the names of all
   */
  public void offerClasses(Path jar, Predicate<String> isClass, Supplier<Collection<String>> all) {
    classes.add(jar);
    offered = isClass;
    names = all;
  }

  /** Loads the offered classes now. */
  public void takeClasses() {
    analysis.inTurn(
        () -> {
          if (offered != null) {
            offered = null;
            classes.forEach(this::load);
          }
        });
  }

  /** Adds the classes of a jar. */
  public void addClasses(Path jar) {
    classes.add(jar);
    if (offered == null) {
      load(jar);
    }
  }

  private void load(Path jar) {
    shell().addToClasspath(jar.toString());
    shell().eval("import kernel.*;");
  }

  private boolean isOffered(String source) {
    Predicate<String> isClass = offered;
    return isClass != null && WORDS.splitAsStream(source).anyMatch(isClass);
  }

  /**
   * Adds jars of the same package that come later.
   *
   * @param more gives after each run, until it is empty, the next jar for the snippets
   */
  public void addMoreClasses(Supplier<Optional<Path>> more) {
    moreClasses = more;
    growClasses();
  }

  // After a stop the rest of the jars waits for the next run.
  private void growClasses() {
    Optional<Path> next = moreClasses.get();
    while (next.isPresent()) {
      addClasses(next.get());
      next = execution.isStopped() ? Optional.empty() : moreClasses.get();
    }
  }

  /**
   * Runs all snippets in a source, one after another, until one fails.
   *
   * @param each is given the outcome of each snippet
   * @return whether all went well
   */
  public boolean run(String source, Consumer<SnippetOutcome> each) {
    return stoppable(() -> runAll(source, each));
  }

  private boolean runAll(String source, Consumer<SnippetOutcome> each) {
    String rest = source;
    while (!rest.isBlank()) {
      int length = splitter.first(rest);
      for (SnippetOutcome outcome : outcomes(rest.substring(0, length))) {
        each.accept(outcome);
        if (outcome.failure().isPresent()) {
          return false;
        }
      }
      rest = rest.substring(length);
    }
    return true;
  }

  /** Runs one snippet; its semicolon may be missing. */
  public List<SnippetOutcome> eval(String source) {
    return stoppable(() -> outcomes(source));
  }

  private <T> T stoppable(Supplier<T> body) {
    evaluating = true;
    try {
      return analysis.inTurn(body);
    } finally {
      evaluating = false;
    }
  }

  private List<SnippetOutcome> outcomes(String source) {
    if (isOffered(source)) {
      takeClasses();
    }
    List<SnippetOutcome> outcomes = new ArrayList<>();
    String whole = Optional.ofNullable(analysis.completion(source).source()).orElse(source);
    for (SnippetEvent event : asOneRun(() -> shell().eval(whole))) {
      if (event.causeSnippet() == null) {
        outcomes.add(outcome(event));
      }
    }
    return execution.takeStop() ? List.of(stopped(source)) : outcomes;
  }

  /**
   * Ends the running snippet, or else the next one: a ^C may come just before it.
   *
   * @return whether one was running
   */
  public boolean stop() {
    boolean running = evaluating;
    execution.stop();
    return running;
  }

  /** Whether a snippet runs, or is being compiled. */
  public boolean isRunning() {
    return evaluating;
  }

  /** Whether {@link #stop()} was called and has not taken effect yet. */
  public boolean isStopping() {
    return execution.isStopped();
  }

  /** Forgets a request to stop that met nothing. */
  public void forgetStop() {
    execution.takeStop();
  }

  /** Runs a body as one run of the log: fresh before, one summary after it. */
  public <T> T asOneRun(Supplier<T> body) {
    return asOneRun(body, false);
  }

  /** The same for a saved snippet. */
  public <T> T asProgram(Supplier<T> body) {
    return asOneRun(body, true);
  }

  private <T> T asOneRun(Supplier<T> body, boolean isProgram) {
    runs.begin();
    try {
      return thenClasses(body);
    } finally {
      runs.finish(isProgram);
    }
  }

  private <T> T thenClasses(Supplier<T> body) {
    try {
      return body.get();
    } finally {
      analysis.inTurn(this::growClasses);
    }
  }

  @Override
  public void close() {
    shell.thenAccept(JShell::close);
  }

  private SnippetOutcome outcome(SnippetEvent event) {
    Snippet snippet = event.snippet();
    JShellException exception = event.exception();
    if (exception != null) {
      return SnippetOutcome.failed(Diagnostics.thrown(shell(), snippet, exception));
    }
    if (event.status() == Snippet.Status.REJECTED) {
      return SnippetOutcome.failed(Diagnostics.rejected(shell(), snippet));
    }
    if (undeclared().isPending(snippet)) {
      return SnippetOutcome.pending(snippet, undeclared().text(snippet));
    }
    if (event.value() == null && snippet.kind() != Snippet.Kind.VAR) {
      return SnippetOutcome.of("");
    }
    return valued(snippet, Optional.ofNullable(event.value()).orElse(""));
  }

  private Undeclared undeclared() {
    return new Undeclared(shell(), names);
  }

  /** The failure of a declaration that uses names which nothing has declared since; else absent. */
  public Optional<Failure> unresolved(Snippet declaration) {
    return undeclared().isPending(declaration)
        ? Optional.of(new Failure(declaration.source(), 1, undeclared().text(declaration), null))
        : Optional.empty();
  }

  private static SnippetOutcome stopped(String source) {
    return SnippetOutcome.failed(new Failure(source, 1, "-- stopped --", null));
  }

  private static SnippetOutcome valued(Snippet snippet, String value) {
    return value.isEmpty()
        ? SnippetOutcome.of("")
        : SnippetOutcome.of(SnippetValue.of(snippet, value));
  }

  private ExecutionControlProvider provider() {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "jkdump";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return execution;
      }
    };
  }
}
