// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.repl.replay;

import java.io.PrintStream;
import org.jkdump.bridge.posix.Posix;
import org.jkdump.repl.program.SnippetPlace;
import org.jkdump.repl.replay.recording.ControlPictures;
import org.jkdump.repl.replay.run.RunListener;
import org.jkdump.repl.replay.run.SnippetRun;

/** Line on a terminal that shows the running snippet, and is wiped when the snippet ends. */
public final class StepLine implements RunListener {
  private static final int WIDTH = 70;
  private static final String WIPE = "\r\033[K";
  private final PrintStream errors;
  private final boolean shown;

  public StepLine(PrintStream errors) {
    this(errors, Posix.isTerminal(Posix.STDERR));
  }

  StepLine(PrintStream errors, boolean shown) {
    this.errors = errors;
    this.shown = shown;
  }

  @Override
  public void begin(SnippetPlace place) {
    String line =
        ControlPictures.of(place.at(1) + " " + place.source().lines().findFirst().orElse(""));
    print(WIPE + line.substring(0, Math.min(line.length(), WIDTH)));
  }

  @Override
  public void snippet(SnippetRun run) {
    print(WIPE);
  }

  private void print(String text) {
    if (shown) {
      errors.print(text);
      errors.flush();
    }
  }
}
