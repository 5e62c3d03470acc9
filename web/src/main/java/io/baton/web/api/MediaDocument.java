package io.baton.web.api;

import io.baton.catalog.MediaRecord;
import io.baton.catalog.MediaState;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of media and the state of its latest upload. While a replacement is being imported or
 * after it was rejected, {@code content} is what was there before, and it can still be played.
 *
 * @param path its name
 * @param state {@code importing}, {@code ready} or {@code rejected}
 * @param progress part of the import done, 0.0 to 1.0; only while importing
 * @param reason why it was rejected; only then
 * @param publisher user who uploaded it, if known
 * @param uploadBytes size of the upload
 * @param changed when the state last changed
 * @param rtspUrl where to play it; present if there is content
 * @param content what can be streamed now, if anything
 * @param copies what other nodes hold under the name; only in the document of one piece of media
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
  "copies"
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
    @Schema(required = true, description = "Size of the upload", examples = "15830400")
        long uploadBytes,
    @Schema(required = true, description = "When the state last changed") Instant changed,
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
            description =
                "What other nodes hold under the name; only in the document of one piece of media")
        List<CopyDocument> copies) {
  /**
   * As an item of a list.
   *
   * @param url where the media is played if there is any
   */
  static MediaDocument of(MediaRecord media, URI url) {
    return of(media, url, null);
  }

  /**
   * With what other nodes have.
   *
   * @param url where the media is played if there is any
   */
  static MediaDocument of(MediaView.Item item, URI url) {
    return of(item.media(), url, item.copies());
  }

  private static MediaDocument of(MediaRecord media, URI url, List<CopyDocument> copies) {
    return new MediaDocument(
        media.path().value(),
        media.state().name().toLowerCase(Locale.ROOT),
        media.state() == MediaState.IMPORTING ? media.progress() : null,
        media.reason().orElse(null),
        media.publisher().isEmpty() ? null : media.publisher(),
        media.uploadBytes(),
        media.changed(),
        media.description().isPresent() ? url : null,
        media.description().map(ContentDocument::of).orElse(null),
        copies);
  }
}
