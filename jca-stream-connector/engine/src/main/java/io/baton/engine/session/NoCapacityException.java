package io.baton.engine.session;

/** The node cannot carry another stream without harm to those that it carries: RTSP status 453. */
public final class NoCapacityException extends Exception {
  private static final long serialVersionUID = 1L;

  NoCapacityException(String message) {
    super(message);
  }
}
