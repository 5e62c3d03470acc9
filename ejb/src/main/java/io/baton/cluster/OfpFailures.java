package io.baton.cluster;

import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import java.util.concurrent.CompletionException;

/** What is behind the failure of a stage. */
public final class OfpFailures {
  private OfpFailures() {}

  /** The OFP exception that it is, or {@link OfpStatus#INTERNAL} for anything unexpected. */
  public static OfpException of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof OfpException known) {
      return known;
    }
    OfpException unexpected = new OfpException(OfpStatus.INTERNAL, "internal error");
    unexpected.initCause(cause);
    return unexpected;
  }
}
