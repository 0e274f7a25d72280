// SPDX-License-Identifier: GPL-3.0-or-later
package org.jkdump.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jkdump.log.PyLog;
import org.jkdump.target.InterruptedOperation;
import org.jkdump.target.TargetException;
import org.jkdump.target.TargetLostException;

/**
 * Part of a program's output. Its failure ends the part, not the program. What it lacks is logged
 * for the end of the program.
 */
public final class Section {
  private Section() {}

  /**
   * Runs the part.
   *
   * @return a remark for the end of the part if the part failed, or if readers of the dump logged
   *     problems
   * @throws TargetLostException if the dump can't be read any more
   * @throws InterruptedOperation if a person stopped the program
   * @throws UsageException if the program's arguments are wrong
   */
  public static Optional<String> run(PyLog log, String title, Runnable body) {
    log.takeGaps().forEach(log::partial);
    Optional<String> failure = failure(body);
    List<String> gaps = log.takeGaps();
    Optional<String> lack = failure.or(() -> incomplete(gaps));
    lack.ifPresent(why -> log.partial(title + ": " + why));
    return lack;
  }

  /**
   * The answer to a question, or another one if the question can't be answered, which is logged.
   *
   * @throws TargetException as {@link #run} does
   */
  public static <T> T readOr(PyLog readers, Supplier<? extends T> question, T otherwise) {
    List<T> answers = new ArrayList<>();
    Optional<String> failure = failure(() -> answers.add(question.get()));
    failure.ifPresent(readers::warning);
    return failure.isPresent() ? otherwise : answers.get(0);
  }

  private static Optional<String> failure(Runnable body) {
    try {
      body.run();
      return Optional.empty();
    } catch (TargetLostException | InterruptedOperation | UsageException e) {
      throw e;
    } catch (TargetException e) {
      return Optional.of("not readable: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Optional.of("not readable, by a fault of the program or of jkdump: " + e + place(e));
    }
  }

  private static String place(Throwable fault) {
    StackTraceElement[] frames = fault.getStackTrace();
    return frames.length == 0 ? "" : " at " + frames[0];
  }

  private static Optional<String> incomplete(List<String> gaps) {
    String more = gaps.size() > 1 ? " (and " + (gaps.size() - 1) + " more, see above)" : "";
    return gaps.stream().findFirst().map(gap -> "incomplete: " + gap + more);
  }
}
