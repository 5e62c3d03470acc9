package io.baton.engine.media.store;

import io.baton.engine.media.TrackFormat;
import io.baton.model.media.MediaDescription;
import java.util.List;
import java.util.Objects;

/**
 * What {@code description.json} of a piece of content holds.
 *
 * @param description what it is
 * @param formats how each track is described to a receiver, in the order of the index
 */
record StoredContent(MediaDescription description, List<TrackFormat> formats) {
  StoredContent {
    Objects.requireNonNull(description, "description");
    formats = List.copyOf(formats);
  }
}
