// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jkdump.bridge.posix.Posix;
import org.jkdump.repl.engine.Failure;
import org.jkdump.repl.engine.SnippetOutcome;
import org.jkdump.repl.engine.SnippetValue;
import org.jkdump.repl.program.Program;
import org.jkdump.repl.program.SnippetPlace;
import org.jkdump.repl.replay.check.Difference;
import org.jkdump.repl.replay.mask.Masking;
import org.jkdump.repl.replay.recording.ControlPictures;
import org.jkdump.repl.replay.recording.RecordedSnippet;
import org.jkdump.repl.replay.run.DumpInfo;
import org.jkdump.repl.replay.run.LogEntry;
import org.jkdump.repl.replay.run.ReaderGoneException;
import org.jkdump.repl.replay.run.RunListener;
import org.jkdump.repl.replay.run.SnippetRun;
import org.jkdump.target.TargetException;

/** Writes a JSON object for each snippet, each on a line of its own; see {@code repl/REPLAY.md}. */
public final class JsonLines implements RunListener {
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e6;

  private final OutputStream out;
  private final JsonFactory factory =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
  private final boolean comparing;
  private DumpInfo dump = new DumpInfo("", "", "", "");

  /**
   * @param out is flushed after each line
   * @param comparing whether each snippet comes with its difference, by {@link #compared}
   */
  public JsonLines(OutputStream out, boolean comparing) {
    this.out = out;
    this.comparing = comparing;
  }

  @Override
  public void begin(DumpInfo opened) {
    dump = opened;
  }

  @Override
  public void snippet(SnippetRun run) {
    if (!comparing) {
      line(json -> write(json, run, null));
    }
  }

  /** Writes a snippet that was compared with a recording, or that is missing. */
  public void compared(Difference compared) {
    String difference = compared.differs() ? String.join("\n", compared.difference()) : null;
    line(
        json -> {
          if (compared.run().isPresent()) {
            write(json, compared.run().get(), difference);
          } else {
            missing(json, compared, difference);
          }
        });
  }

  private void write(JsonGenerator json, SnippetRun run, String difference) throws IOException {
    SnippetPlace place = run.place();
    head(json, place.program(), place.line(), place.source());
    value(json, run);
    text(json, "text", run.text());
    log(json, run.log());
    failure(json, run);
    json.writeNumberField("time", Math.rint(run.time().toNanos() / NANOS * MICROS) / MICROS);
    text(json, "difference", difference);
  }

  private void missing(JsonGenerator json, Difference compared, String difference)
      throws IOException {
    RecordedSnippet kept = compared.recorded().orElseThrow();
    String source =
        kept.source().stream()
            .map(line -> line.substring(Masking.MARK))
            .reduce((a, b) -> a + "\n" + b)
            .orElse("");
    head(json, compared.program(), kept.line(), source);
    for (String name : List.of("value", "type", "name", "text")) {
      json.writeNullField(name);
    }
    log(json, List.of());
    json.writeNullField("failure");
    json.writeNullField("time");
    text(json, "difference", difference);
  }

  private void head(JsonGenerator json, Program program, int line, String source)
      throws IOException {
    text(json, "dump", dump.label().isEmpty() ? null : dump.label());
    text(json, "release", dump.release());
    text(json, "program", program.name());
    text(json, "file", program.file());
    json.writeNumberField("line", line);
    text(json, "snippet", source);
  }

  // The last value, if a snippet declares several variables.
  private static void value(JsonGenerator json, SnippetRun run) throws IOException {
    Optional<SnippetValue> value =
        run.outcomes().stream()
            .map(SnippetOutcome::value)
            .flatMap(Optional::stream)
            .reduce((a, b) -> b);
    text(json, "value", value.map(v -> v.text().replaceFirst("^\n", "")).orElse(null));
    text(json, "type", value.map(SnippetValue::type).orElse(null));
    boolean named = value.isPresent() && !value.get().name().isEmpty();
    text(json, "name", named && !value.get().isTemporary() ? value.get().name() : null);
  }

  private static void log(JsonGenerator json, List<LogEntry> entries) throws IOException {
    json.writeArrayFieldStart("log");
    for (LogEntry entry : entries) {
      json.writeStartObject();
      text(json, "kind", entry.kind());
      text(json, "text", entry.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void failure(JsonGenerator json, SnippetRun run) throws IOException {
    if (run.failure().isEmpty()) {
      json.writeNullField("failure");
      return;
    }
    Failure failure = run.failure().get();
    json.writeObjectFieldStart("failure");
    json.writeNumberField("line", run.place().line() + failure.line() - 1);
    text(json, "text", failure.text());
    if (failure.exit() == null) {
      json.writeNullField("exit");
    } else {
      json.writeNumberField("exit", failure.exit());
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, String text) throws IOException {
    if (text == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, ControlPictures.wellFormed(text));
    }
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private void line(Body body) {
    try {
      try (JsonGenerator json = factory.createGenerator(out)) {
        json.writeStartObject();
        body.write(json);
        json.writeEndObject();
      }
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      if (Posix.isBrokenPipe(e)) {
        throw new ReaderGoneException(e);
      }
      throw new TargetException("not all of the output could be written: " + e.getMessage(), e);
    }
  }
}
