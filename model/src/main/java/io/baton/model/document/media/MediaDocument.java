package io.baton.model.document.media;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of media and the state of its latest upload. While a replacement is being imported or
 * after it was rejected, {@code content} is what was there before, and it can still be played.
 *
 * @param path its name
 * @param state {@code importing}, {@code ready}, {@code converting} or {@code rejected}
 * @param progress part of the import done, 0.0 to 1.0; only while this node imports it
 * @param reason why it was rejected; only then
 * @param publisher user who uploaded it, if known
 * @param uploadBytes size of the upload; absent if only other nodes have the media
 * @param changed when the state last changed; absent if only other nodes have the media
 * @param rtspUrl where to play it; present if there is content
 * @param content what can be streamed now, if anything
 * @param cachedFrom node whose content this node keeps a copy of; absent if it was uploaded here
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
  "cachedFrom",
  "nodes",
  "copies",
  "uploads"
})
public record MediaDocument(
    @Schema(required = true, description = "Name", examples = "films/2026/trailer.mp4") String path,
    @Schema(
            required = true,
            enumeration = {"importing", "ready", "converting", "rejected"})
        String state,
    @Schema(
            nullable = false,
            minimum = "0",
            maximum = "1",
            description = "Part of the import done; only while importing")
        Optional<Double> progress,
    @Schema(nullable = false, description = "Why it was rejected; only then")
        Optional<String> reason,
    @Schema(nullable = false, description = "User who uploaded it, if known")
        Optional<String> publisher,
    @Schema(
            nullable = false,
            description = "Size of the upload; absent if only other nodes have the media",
            examples = "15830400")
        Optional<Long> uploadBytes,
    @Schema(
            nullable = false,
            description = "When the state last changed; absent if only other nodes have the media")
        Optional<Instant> changed,
    @Schema(
            nullable = false,
            format = "uri",
            description = "Where to play it; present if there is content",
            examples = "rtsp://localhost:8554/films/2026/trailer.mp4")
        Optional<URI> rtspUrl,
    @Schema(
            nullable = false,
            description =
                "What can be streamed now. While a replacement is imported, and after it was"
                    + " rejected, what was there before")
        Optional<ContentDocument> content,
    @Schema(
            nullable = false,
            description =
                "Node whose content this node keeps a copy of; absent if it was uploaded to this"
                    + " node",
            examples = "node-2")
        Optional<String> cachedFrom,
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
  public MediaDocument {
    nodes = List.copyOf(nodes);
    copies = List.copyOf(copies);
    uploads = List.copyOf(uploads);
  }
}
