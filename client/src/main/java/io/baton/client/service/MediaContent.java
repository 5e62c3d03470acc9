package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What can be streamed under a name.
 *
 * @param sha256 of the canonical file
 * @param durationSeconds playing time
 * @param sizeBytes size of the canonical file
 * @param bitrate mean bits a second
 * @param tracks in SDP order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MediaContent(
    String sha256, double durationSeconds, long sizeBytes, long bitrate, List<MediaTrack> tracks) {
  public MediaContent {
    tracks = List.copyOf(tracks);
  }
}
