package io.baton.engine.media.store.former;

import io.baton.engine.media.TrackFormat;
import io.baton.model.media.MediaDescription;
import java.util.List;
import java.util.Objects;

/**
 * What {@code description.json} of content holds in stores of version 1.
 *
 * @param description what it is; its id is the SHA-256 of the canonical file
 * @param formats how each track is described to a receiver, in the order of the index
 */
public record FormerContent(MediaDescription description, List<TrackFormat> formats) {
  public FormerContent {
    Objects.requireNonNull(description, "description");
    formats = List.copyOf(formats);
  }
}
