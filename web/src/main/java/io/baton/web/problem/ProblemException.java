package io.baton.web.problem;

import jakarta.ws.rs.WebApplicationException;

/** A request is answered with a problem; the message becomes the detail. */
public class ProblemException extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;

  public ProblemException(ProblemType type, String detail) {
    super(detail, type.status());
    this.type = type;
  }

  /** The kind. */
  public ProblemType type() {
    return type;
  }
}
