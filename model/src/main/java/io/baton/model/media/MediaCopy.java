package io.baton.model.media;

import java.util.List;

/**
 * A row of a logical content database: a piece of media in a node's store.
 *
 * @param path its name
 * @param content its SHA-256 in hex
 * @param durationMillis playing time
 * @param bitrate mean bits a second of RTP payload over all tracks, as in {@link MediaDescription}
 * @param packetRate mean packets a second over all tracks
 * @param codecs of its tracks, in SDP order
 * @param cached whether the node keeps it because it has streamed it from another one
 */
public record MediaCopy(
    String path,
    String content,
    long durationMillis,
    long bitrate,
    long packetRate,
    List<String> codecs,
    boolean cached) {
  public MediaCopy {
    codecs = List.copyOf(codecs);
  }

  /** What was uploaded to the node. */
  public MediaCopy(
      String path,
      String content,
      long durationMillis,
      long bitrate,
      long packetRate,
      List<String> codecs) {
    this(path, content, durationMillis, bitrate, packetRate, codecs, false);
  }
}
