package io.baton.node;

import jakarta.ejb.ApplicationException;

/** The streaming engine of this node is not running: the request may be tried again later. */
@ApplicationException
public class EngineUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineUnavailableException(Throwable cause) {
    super("The streaming engine of this node is not running", cause);
  }
}
