package io.baton.engine.media;

import io.baton.model.media.ContentId;
import java.io.IOException;
import java.util.Optional;

/** Where the engine opens content; implemented by the media store. Thread-safe. */
public interface ContentLibrary {
  /**
   * Opens content, or returns it if it is open already. Maps files, so it may touch the disk.
   *
   * @return empty if the store has no such content
   * @throws IOException if it is there and cannot be read
   */
  Optional<Content> open(ContentId id) throws IOException;
}
