package io.baton.portal;

import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.ofp.OfpException;
import java.util.OptionalInt;

/** Answers of the portal to requests that are not served, with the status codes of RFC 2326. */
final class Refusals {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ENOUGH_BANDWIDTH = 453;
  private static final int UNAVAILABLE = 503;
  private static final int RETRY_AFTER_SECONDS = 5;

  private Refusals() {}

  static Refuse badRequest(String reason) {
    return new Refuse(BAD_REQUEST, reason, OptionalInt.empty());
  }

  static Refuse notFound(String reason) {
    return new Refuse(NOT_FOUND, reason, OptionalInt.empty());
  }

  static Refuse unavailable(String reason, int retryAfterSeconds) {
    return new Refuse(UNAVAILABLE, reason, OptionalInt.of(retryAfterSeconds));
  }

  /** The answer to a request that a location manager could not fulfil. */
  static Refuse of(OfpException failure) {
    int retryAfter = failure.retryAfterSeconds().orElse(RETRY_AFTER_SECONDS);
    return switch (failure.status()) {
      case BAD_REQUEST -> badRequest(failure.getMessage());
      case NOT_FOUND -> notFound(failure.getMessage());
      case NO_CAPACITY ->
          new Refuse(NOT_ENOUGH_BANDWIDTH, failure.getMessage(), OptionalInt.of(retryAfter));
      default -> unavailable(failure.getMessage(), retryAfter);
    };
  }
}
