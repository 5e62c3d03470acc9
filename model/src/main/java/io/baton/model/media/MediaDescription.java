package io.baton.model.media;

import java.time.Duration;
import java.util.List;

/**
 * What an imported piece of content consists of.
 *
 * @param content its identity
 * @param sourceSha256 SHA-256 of the file as it was uploaded, lower-case hex; empty where the
 *     content is described without one of its names
 * @param duration playing time of the longest track
 * @param sizeBytes size of the canonical file
 * @param bitrate mean bits a second of RTP payload over all tracks
 * @param tracks the tracks in SDP order
 * @param title what the file calls itself, or empty
 * @param leftOut what of the upload is not streamed, in the order of the file
 */
public record MediaDescription(
    ContentId content,
    String sourceSha256,
    Duration duration,
    long sizeBytes,
    long bitrate,
    List<TrackDescription> tracks,
    String title,
    List<LeftOutTrack> leftOut) {
  /** Descriptions stored by earlier versions have neither a title nor tracks left out. */
  public MediaDescription {
    tracks = List.copyOf(tracks);
    title = title == null ? "" : title;
    leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
  }

  /** Content without a title, all of whose tracks are streamed. */
  public MediaDescription(
      ContentId content,
      String sourceSha256,
      Duration duration,
      long sizeBytes,
      long bitrate,
      List<TrackDescription> tracks) {
    this(content, sourceSha256, duration, sizeBytes, bitrate, tracks, "", List.of());
  }
}
