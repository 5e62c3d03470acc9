package io.baton.catalog.upload;

import jakarta.ejb.Local;

/** Figures of the uploads of this node; in memory, never blocks. */
@Local
public interface UploadFigures {
  /** Uploads that are being received. */
  int receiving();

  /** Uploads refused since the start because a limit was reached. */
  long refused();
}
