package io.baton.engine.media.ingest.tools;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.ingest.ImportBounds;

/** A file whose import would use more than {@link ImportBounds} allow. */
public final class ImportBoundException extends MediaRejectedException {
  private static final long serialVersionUID = 1L;

  public ImportBoundException(String message) {
    super(message);
  }
}
