package io.baton.engine;

/** The engine could not start; the message names what is in the way. */
public class EngineStartException extends Exception {
  private static final long serialVersionUID = 1L;

  public EngineStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
