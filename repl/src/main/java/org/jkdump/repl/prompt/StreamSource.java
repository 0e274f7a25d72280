// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jkdump.repl.completion.Completeness;
import org.jkdump.repl.engine.Analysis;

/** Snippets from standard input that is no terminal. */
public final class StreamSource implements LineSource {
  private final BufferedReader in;
  private final Completeness completeness;
  private final List<String> history = new ArrayList<>();

  public StreamSource(InputStream stream, Analysis analysis) {
    this.in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.completeness = new Completeness(analysis);
  }

  @Override
  public String next() {
    StringBuilder text = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      text.append(text.isEmpty() ? "" : "\n").append(line);
      if (!completeness.needsMore(text.toString())) {
        break;
      }
    }
    if (text.isEmpty()) {
      return ended ? null : "";
    }
    history.add(text.toString());
    return text.toString();
  }

  private boolean ended;

  private String line() {
    try {
      String line = in.readLine();
      ended = line == null;
      return line;
    } catch (IOException e) {
      ended = true;
      return null;
    }
  }

  @Override
  public List<String> history() {
    return List.copyOf(history);
  }

  @Override
  public void close() {
    // Standard input stays open for others.
  }
}
