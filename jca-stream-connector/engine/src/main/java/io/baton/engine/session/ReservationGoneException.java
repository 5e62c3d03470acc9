package io.baton.engine.session;

/** The capacity that was held for an assigned stream is no longer: RTSP status 412. */
public final class ReservationGoneException extends Exception {
  private static final long serialVersionUID = 1L;

  ReservationGoneException() {
    super("the assignment was used up, withdrawn or has expired");
  }
}
