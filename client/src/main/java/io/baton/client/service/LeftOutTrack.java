package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * A part of an upload that is not streamed.
 *
 * @param type such as {@code subtitle} or {@code chapters}
 * @param codec FFmpeg's name of it; chapters have none
 * @param language ISO 639 code, if it has one
 * @param title what the file calls it, if it does
 * @param reason why it is left out
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LeftOutTrack(
    String type,
    Optional<String> codec,
    Optional<String> language,
    Optional<String> title,
    String reason) {}
