package io.baton.engine.admission;

/**
 * Why a session is not admitted.
 *
 * @param cause the limit that was reached
 * @param message for people: what was measured, and the limit
 */
record Refusal(Cause cause, String message) {
  /** The limits of admission. */
  enum Cause {
    SESSIONS,
    BANDWIDTH,
    LATENESS,
    PROCESSORS,
    MEMORY,
    STALLED
  }
}
