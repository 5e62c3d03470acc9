package io.baton.web.api.media;

import io.baton.model.media.LeftOutTrack;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of an upload that is not streamed.
 *
 * @param type {@code video}, {@code audio}, {@code subtitle}, {@code data}, {@code attachment},
 *     {@code picture} or {@code chapters}
 * @param codec FFmpeg's name of the codec; chapters have none
 * @param language ISO 639 code, if it has one
 * @param title what the file calls it, if it does
 * @param reason why it is left out
 */
@Schema(name = "LeftOutTrack", description = "A part of an upload that is not streamed")
@JsonbPropertyOrder({"type", "codec", "language", "title", "reason"})
public record LeftOutTrackDocument(
    @Schema(
            required = true,
            enumeration = {
              "video",
              "audio",
              "subtitle",
              "data",
              "attachment",
              "picture",
              "chapters"
            })
        String type,
    @Schema(description = "FFmpeg's name of the codec; chapters have none", examples = "subrip")
        String codec,
    @Schema(description = "ISO 639 code") String language,
    @Schema(description = "What the file calls it") String title,
    @Schema(required = true, description = "Why it is left out") String reason) {
  static LeftOutTrackDocument of(LeftOutTrack track) {
    return new LeftOutTrackDocument(
        track.type(),
        present(track.codec()),
        present(track.language()),
        present(track.title()),
        track.reason());
  }

  private static String present(String text) {
    return text.isEmpty() ? null : text;
  }
}
