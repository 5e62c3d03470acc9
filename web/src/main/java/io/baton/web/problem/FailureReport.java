package io.baton.web.problem;

import java.util.UUID;

/** Failures of the node itself: the log gets the cause, the caller an id to find it by. */
final class FailureReport {
  private FailureReport() {}

  static Problem log(Throwable cause, String method, String path) {
    String errorId = UUID.randomUUID().toString();
    WebLog.LOG.requestFailed(cause, method, path, errorId);
    return Problem.of(ProblemType.INTERNAL, ProblemType.INTERNAL.detail(), path)
        .withErrorId(errorId);
  }
}
