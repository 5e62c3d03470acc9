package io.baton.catalog.journal;

import jakarta.ejb.Local;

/** Whether the database answers. Streams, look-ups and assignments do not need it. */
@Local
public interface DatabaseState {
  /** Whether it answered when it was last asked; in memory, never blocks. */
  boolean isUp();
}
