package io.baton.location.supervision;

import jakarta.ejb.ApplicationException;

/** There is no such node, or it does not do what it is wanted for. */
@ApplicationException
public class UnknownNodeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public UnknownNodeException(String message) {
    super(message);
  }
}
