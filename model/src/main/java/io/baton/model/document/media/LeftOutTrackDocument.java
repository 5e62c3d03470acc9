package io.baton.model.document.media;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
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
    @Schema(
            nullable = false,
            description = "FFmpeg's name of the codec; chapters have none",
            examples = "subrip")
        Optional<String> codec,
    @Schema(nullable = false, description = "ISO 639 code") Optional<String> language,
    @Schema(nullable = false, description = "What the file calls it") Optional<String> title,
    @Schema(required = true, description = "Why it is left out") String reason) {}
