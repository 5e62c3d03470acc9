package io.baton.connector.media;

import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.time.Instant;

/**
 * A name in the media store and the content behind it: one row of the logical content database
 * (R27).
 *
 * @param path the name
 * @param description the content
 * @param imported when the import was completed
 * @param origin node whose content it is a copy of; empty if it was uploaded to this node
 */
public record MediaEntry(
    MediaPath path, MediaDescription description, Instant imported, String origin) {
  /** What was uploaded to this node. */
  public MediaEntry(MediaPath path, MediaDescription description, Instant imported) {
    this(path, description, imported, "");
  }

  /** Whether it is a copy that this node keeps because it streamed the content of another one. */
  public boolean isCached() {
    return !origin.isEmpty();
  }
}
