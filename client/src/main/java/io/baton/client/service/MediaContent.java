package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * What can be streamed under a name.
 *
 * @param sha256 of the canonical file
 * @param durationSeconds playing time
 * @param sizeBytes size of the canonical file
 * @param bitrate mean bits a second
 * @param title what the file calls itself, if it does
 * @param tracks in SDP order
 * @param leftOut what of the upload is not streamed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MediaContent(
    String sha256,
    double durationSeconds,
    long sizeBytes,
    long bitrate,
    Optional<String> title,
    List<MediaTrack> tracks,
    List<LeftOutTrack> leftOut) {
  /** Servers of earlier versions leave nothing out, and do not say so. */
  public MediaContent {
    tracks = List.copyOf(tracks);
    leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
  }
}
