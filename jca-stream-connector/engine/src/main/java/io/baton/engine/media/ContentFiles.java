package io.baton.engine.media;

import java.nio.file.Path;

/**
 * The files of content that is on this node's disk. They are immutable, and vanish together when
 * the content is removed.
 *
 * @param manifest what the content id is the SHA-256 of
 * @param index the packet index
 * @param media the canonical file
 */
public record ContentFiles(Path manifest, Path index, Path media) {
  /** The files in a directory of content. */
  public static ContentFiles in(Path directory) {
    return new ContentFiles(
        directory.resolve("manifest"), directory.resolve("index"), directory.resolve("media"));
  }
}
