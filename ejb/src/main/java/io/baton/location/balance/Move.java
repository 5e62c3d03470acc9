package io.baton.location.balance;

import io.baton.model.delivery.SupplyCause;
import java.time.Instant;

/**
 * A stream that this manager handed over, or tried to.
 *
 * @param at when it decided
 * @param assignment of the supplier until then
 * @param path what is streamed
 * @param anchor node that the viewer talks to
 * @param from supplier until then
 * @param to supplier that was chosen
 * @param cause overloaded or balanced
 * @param reason why, with figures
 * @param outcome {@link #DONE}, or why the stream stays where it is
 */
public record Move(
    Instant at,
    String assignment,
    String path,
    String anchor,
    String from,
    String to,
    SupplyCause cause,
    String reason,
    String outcome) {
  /** The outcome of one that was done. */
  public static final String DONE = "done";

  boolean isDone() {
    return outcome.equals(DONE);
  }
}
