package io.baton.engine.media.ingest.tools;

import java.io.IOException;

/** What is to stay free on the disk that imports write to. Thread-safe. */
@FunctionalInterface
public interface DiskReserve {
  /**
   * Asks the disk, which may block.
   *
   * @param octets how much is about to be written
   * @return whether the reserve stays free then
   */
  boolean allows(long octets) throws IOException;
}
