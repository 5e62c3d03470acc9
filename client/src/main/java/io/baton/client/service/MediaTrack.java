package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * A track of a piece of media.
 *
 * @param kind {@code video} or {@code audio}
 * @param codec name in the RTP payload format
 * @param bitrate mean bits a second
 * @param width pixels; video alone
 * @param height pixels; video alone
 * @param frameRate frames a second; video alone
 * @param channels audio alone
 * @param sampleRate Hz; audio alone
 * @param language ISO 639 code, if it has one
 * @param title what the file calls it, if it does
 * @param transcodedFrom codec that the upload had, if it was another
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MediaTrack(
    String kind,
    String codec,
    long bitrate,
    Optional<Integer> width,
    Optional<Integer> height,
    Optional<Double> frameRate,
    Optional<Integer> channels,
    Optional<Integer> sampleRate,
    Optional<String> language,
    Optional<String> title,
    Optional<String> transcodedFrom) {}
