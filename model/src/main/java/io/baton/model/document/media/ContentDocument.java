package io.baton.model.document.media;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What can be streamed under a name.
 *
 * @param sha256 of the manifest: the content's identity on every node
 * @param sourceSha256 of the file as it was uploaded
 * @param title what the file calls itself, if it does
 * @param durationSeconds playing time of the longest track
 * @param sizeBytes size of the canonical file
 * @param bitrate mean bits a second of RTP payload over all tracks
 * @param tracks the tracks in SDP order
 * @param leftOut what of the upload is not streamed
 */
@Schema(name = "Content", description = "What can be streamed under a name")
@JsonbPropertyOrder({
  "sha256",
  "sourceSha256",
  "title",
  "durationSeconds",
  "sizeBytes",
  "bitrate",
  "tracks",
  "leftOut"
})
public record ContentDocument(
    @Schema(
            required = true,
            pattern = "[0-9a-f]{64}",
            description = "Of the manifest: the content's identity on every node")
        String sha256,
    @Schema(
            required = true,
            pattern = "[0-9a-f]{64}",
            description = "Of the file as it was uploaded")
        String sourceSha256,
    @Schema(nullable = false, description = "What the file calls itself") Optional<String> title,
    @Schema(required = true, description = "Playing time of the longest track", examples = "60.0")
        double durationSeconds,
    @Schema(required = true, description = "Size of the canonical file", examples = "15829012")
        long sizeBytes,
    @Schema(required = true, description = "Mean bits a second of RTP payload over all tracks")
        long bitrate,
    @Schema(required = true, description = "In SDP order") List<TrackDocument> tracks,
    @Schema(
            required = true,
            description = "What of the upload is not streamed, in the order of the file")
        List<LeftOutTrackDocument> leftOut) {
  public ContentDocument {
    tracks = List.copyOf(tracks);
    leftOut = List.copyOf(leftOut);
  }
}
