package io.baton.engine.media.store;

import io.baton.connector.MediaDescription;
import io.baton.engine.media.TrackFormat;
import java.util.List;

/**
 * What {@code description.json} of a piece of content holds.
 *
 * @param description what it is
 * @param formats how each track is described to a receiver, in the order of the index
 */
record StoredContent(MediaDescription description, List<TrackFormat> formats) {
  StoredContent {
    formats = List.copyOf(formats);
  }
}
