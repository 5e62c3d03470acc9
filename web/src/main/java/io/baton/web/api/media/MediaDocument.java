package io.baton.web.api.media;

import io.baton.catalog.MediaRecord;
import io.baton.catalog.journal.MediaState;
import io.baton.location.content.LocatedCopy;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of media and the state of its latest upload. While a replacement is being imported or
 * after it was rejected, {@code content} is what was there before, and it can still be played.
 *
 * @param path its name
 * @param state {@code importing}, {@code ready} or {@code rejected}
 * @param progress part of the import done, 0.0 to 1.0; only while this node imports it
 * @param reason why it was rejected; only then
 * @param publisher user who uploaded it, if known
 * @param uploadBytes size of the upload; absent if only other nodes have the media
 * @param changed when the state last changed; absent if only other nodes have the media
 * @param rtspUrl where to play it; present if there is content
 * @param content what can be streamed now, if anything
 * @param nodes names of the nodes that can stream something under the name
 * @param copies what other nodes hold under the name
 * @param uploads what other nodes import or have rejected under the name
 */
@Schema(name = "Media", description = "A piece of media and the state of its latest upload")
@JsonbPropertyOrder({
  "path",
  "state",
  "progress",
  "reason",
  "publisher",
  "uploadBytes",
  "changed",
  "rtspUrl",
  "content",
  "nodes",
  "copies",
  "uploads"
})
public record MediaDocument(
    @Schema(required = true, description = "Name", examples = "films/2026/trailer.mp4") String path,
    @Schema(
            required = true,
            enumeration = {"importing", "ready", "rejected"})
        String state,
    @Schema(
            minimum = "0",
            maximum = "1",
            description = "Part of the import done; only while importing")
        Double progress,
    @Schema(description = "Why it was rejected; only then") String reason,
    @Schema(description = "User who uploaded it, if known") String publisher,
    @Schema(
            description = "Size of the upload; absent if only other nodes have the media",
            examples = "15830400")
        Long uploadBytes,
    @Schema(description = "When the state last changed; absent if only other nodes have the media")
        Instant changed,
    @Schema(
            format = "uri",
            description = "Where to play it; present if there is content",
            examples = "rtsp://localhost:8554/films/2026/trailer.mp4")
        URI rtspUrl,
    @Schema(
            description =
                "What can be streamed now. While a replacement is imported, and after it was"
                    + " rejected, what was there before")
        ContentDocument content,
    @Schema(
            required = true,
            description = "Names of the nodes that can stream something under the name")
        List<String> nodes,
    @Schema(required = true, description = "What other nodes hold under the name")
        List<CopyDocument> copies,
    @Schema(
            required = true,
            description = "What other nodes import or have rejected under the name")
        List<UploadDocument> uploads) {
  /**
   * Of what this node has, and what others have.
   *
   * @param self name of this node
   * @param url where the media is played if there is any
   */
  static MediaDocument of(MediaView.Item item, String self, URI url) {
    return of(item.media(), item.elsewhere(), self, url);
  }

  /** The same of an item of the list of all nodes' media. */
  static MediaDocument of(ClusterMedia.Item item, String self, URI url) {
    return item.own()
        .map(own -> of(own, item.elsewhere(), self, url))
        .orElseGet(() -> elsewhere(item, url));
  }

  private static MediaDocument of(MediaRecord media, Elsewhere elsewhere, String self, URI url) {
    Optional<String> content =
        media.description().map(MediaDescription::content).map(ContentId::sha256);
    return new MediaDocument(
        media.path().value(),
        media.state().name().toLowerCase(Locale.ROOT),
        media.state() == MediaState.IMPORTING ? media.progress() : null,
        media.reason().orElse(null),
        media.publisher().isEmpty() ? null : media.publisher(),
        media.uploadBytes(),
        media.changed(),
        content.isPresent() || !elsewhere.copies().isEmpty() ? url : null,
        media.description().map(ContentDocument::of).orElse(null),
        nodes(content.isPresent() ? Stream.of(self) : Stream.empty(), elsewhere.copies()),
        elsewhere.copies().stream().map(copy -> CopyDocument.of(copy, content)).toList(),
        elsewhere.uploads().stream().map(UploadDocument::of).toList());
  }

  private static MediaDocument elsewhere(ClusterMedia.Item item, URI url) {
    Elsewhere elsewhere = item.elsewhere();
    return new MediaDocument(
        item.path(),
        elsewhere.state().name().toLowerCase(Locale.ROOT),
        null,
        elsewhere.reason().orElse(null),
        null,
        null,
        null,
        elsewhere.copies().isEmpty() ? null : url,
        null,
        nodes(Stream.empty(), elsewhere.copies()),
        elsewhere.copies().stream().map(copy -> CopyDocument.of(copy, Optional.empty())).toList(),
        elsewhere.uploads().stream().map(UploadDocument::of).toList());
  }

  private static List<String> nodes(Stream<String> self, List<LocatedCopy> elsewhere) {
    return Stream.concat(self, elsewhere.stream().map(LocatedCopy::node))
        .distinct()
        .sorted()
        .toList();
  }
}
