package io.baton.engine.media.ingest;

import io.baton.connector.MediaRejectedException;

/** A file whose import would use more than {@link ImportBounds} allow. */
public final class ImportBoundException extends MediaRejectedException {
  private static final long serialVersionUID = 1L;

  ImportBoundException(String message) {
    super(message);
  }
}
