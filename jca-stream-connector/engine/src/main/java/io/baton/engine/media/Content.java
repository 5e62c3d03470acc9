package io.baton.engine.media;

import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.util.List;

/**
 * Content that is open for streaming: its description and the packet index of each track, shared by
 * all sessions. Immutable and thread-safe.
 *
 * @param description what it is
 * @param tracks one index a track, in SDP order
 * @param peakBits bits in the second with the most of them, all headers included
 */
public record Content(MediaDescription description, List<TrackIndex> tracks, long peakBits) {
  public Content {
    tracks = List.copyOf(tracks);
  }

  public ContentId id() {
    return description.content();
  }
}
