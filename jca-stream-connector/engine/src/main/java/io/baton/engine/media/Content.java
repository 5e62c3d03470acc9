package io.baton.engine.media;

import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.util.List;

/**
 * Content that is open for streaming: its description and the packet index of each track, memory-
 * mapped and shared by all sessions. Immutable and thread-safe.
 *
 * @param description what it is
 * @param tracks one index a track, in SDP order
 */
public record Content(MediaDescription description, List<TrackIndex> tracks) {
  public Content {
    tracks = List.copyOf(tracks);
  }

  public ContentId id() {
    return description.content();
  }
}
