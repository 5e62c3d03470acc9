package io.baton.model.media;

import java.time.Duration;
import java.util.List;

/**
 * What an imported piece of content consists of.
 *
 * @param content SHA-256 of the canonical file
 * @param sourceSha256 SHA-256 of the file as it was uploaded, lower-case hex
 * @param duration playing time of the longest track
 * @param sizeBytes size of the canonical file
 * @param bitrate mean bits a second of RTP payload over all tracks
 * @param tracks the tracks in SDP order
 */
public record MediaDescription(
    ContentId content,
    String sourceSha256,
    Duration duration,
    long sizeBytes,
    long bitrate,
    List<TrackDescription> tracks) {
  public MediaDescription {
    tracks = List.copyOf(tracks);
  }
}
