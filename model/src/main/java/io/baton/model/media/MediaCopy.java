package io.baton.model.media;

import java.util.List;

/**
 * A row of a logical content database: a piece of media in a node's store.
 *
 * @param path its name
 * @param content its SHA-256 in hex
 * @param durationMillis playing time
 * @param bitrate mean bits a second, RTP and UDP headers included
 * @param codecs of its tracks, in SDP order
 */
public record MediaCopy(
    String path, String content, long durationMillis, long bitrate, List<String> codecs) {
  public MediaCopy {
    codecs = List.copyOf(codecs);
  }
}
