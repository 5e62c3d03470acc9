package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What another node than the one that answered holds under a name.
 *
 * @param node name of the node
 * @param sha256 of the canonical file
 * @param durationSeconds playing time
 * @param bitrate mean bits a second, headers included
 * @param codecs of its tracks, in SDP order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MediaCopyItem(
    String node, String sha256, double durationSeconds, long bitrate, List<String> codecs) {
  public MediaCopyItem {
    codecs = codecs == null ? List.of() : List.copyOf(codecs);
  }
}
