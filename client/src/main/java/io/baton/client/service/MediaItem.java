package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * A piece of media on the server and the state of its latest upload.
 *
 * @param path its name
 * @param state {@code importing}, {@code ready} or {@code rejected}
 * @param progress part of the import done, 0.0 to 1.0; only while importing
 * @param reason why it was rejected; only then
 * @param rtspUrl where to play it, if it can be played
 * @param content what the node that answered can stream now, if anything
 * @param nodes names of the nodes that can stream something under the name
 * @param copies what other nodes hold under the name
 * @param uploads what other nodes import or have rejected under the name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MediaItem(
    String path,
    String state,
    Optional<Double> progress,
    Optional<String> reason,
    Optional<String> rtspUrl,
    Optional<MediaContent> content,
    List<String> nodes,
    List<MediaCopyItem> copies,
    List<MediaUploadItem> uploads) {
  public MediaItem {
    nodes = nodes == null ? List.of() : List.copyOf(nodes);
    copies = copies == null ? List.of() : List.copyOf(copies);
    uploads = uploads == null ? List.of() : List.copyOf(uploads);
  }

  public boolean isImporting() {
    return state.equals("importing");
  }

  public boolean isReady() {
    return state.equals("ready");
  }
}
