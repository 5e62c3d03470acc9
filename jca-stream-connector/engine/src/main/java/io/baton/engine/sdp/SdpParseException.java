package io.baton.engine.sdp;

/** A session description that cannot be used. */
public final class SdpParseException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  SdpParseException(int line, String message) {
    super("line " + line + ": " + message);
    this.line = line;
  }

  /** Number of the line at fault, from 1. */
  public int line() {
    return line;
  }
}
