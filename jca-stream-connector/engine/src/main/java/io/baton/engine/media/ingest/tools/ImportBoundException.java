package io.baton.engine.media.ingest.tools;

import io.baton.connector.media.MediaRejectedException;

/** A file whose import would exceed its bounds. */
public final class ImportBoundException extends MediaRejectedException {
  private static final long serialVersionUID = 1L;

  public ImportBoundException(String message) {
    super(message);
  }
}
