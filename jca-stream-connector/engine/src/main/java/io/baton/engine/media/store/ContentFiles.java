package io.baton.engine.media.store;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The files of a piece of content.
 *
 * @param manifest the hashes of the pieces of the others
 * @param index the packet index
 * @param media the canonical file
 */
public record ContentFiles(Path manifest, Path index, Path media) {
  public ContentFiles {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(index, "index");
    Objects.requireNonNull(media, "media");
  }
}
