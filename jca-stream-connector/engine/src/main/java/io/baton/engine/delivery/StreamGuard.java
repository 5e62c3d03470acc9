package io.baton.engine.delivery;

import io.baton.connector.audit.PeriodicReport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Keeps one failure from ending more than what it is about: no other stream, and nothing that is
 * done again and again. That holds for errors as well: memory that runs out for one must not
 * silence a loop. Logged once a minute, however many there are.
 */
public final class StreamGuard {
  private static final PeriodicReport STREAMS = new PeriodicReport();
  private static final PeriodicReport ROUNDS = new PeriodicReport();
  private static final PeriodicReport ENDS = new PeriodicReport();

  private StreamGuard() {}

  /**
   * Does something for one stream. If that fails, it is logged and the stream ended.
   *
   * @param end ends the stream, or does nothing if there is none to be ended
   */
  public static void guard(Runnable work, Runnable end) {
    try {
      work.run();
    } catch (Throwable e) {
      giveUp(end, e);
    }
  }

  /** Does what is done again and again, or is one of many steps; false if it failed. */
  public static boolean step(BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (Throwable e) {
      report(ROUNDS, DeliveryLog.LOG::roundFailed, e);
      return false;
    }
  }

  static void giveUp(Runnable end, Throwable cause) {
    report(STREAMS, DeliveryLog.LOG::streamFailed, cause);
    try {
      end.run();
    } catch (Throwable e) {
      report(ENDS, DeliveryLog.LOG::streamNotEnded, e);
    }
  }

  /** Where memory has run out, even a report may fail. */
  private static void report(
      PeriodicReport reports, BiConsumer<Throwable, Long> log, Throwable cause) {
    try {
      reports.occurred(others -> log.accept(cause, others));
    } catch (OutOfMemoryError e) {
      return;
    }
  }
}
