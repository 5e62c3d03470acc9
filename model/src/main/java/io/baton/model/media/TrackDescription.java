package io.baton.model.media;

import java.time.Duration;

/**
 * One track of a piece of media.
 *
 * @param index position in the SDP, from 0
 * @param kind video or audio
 * @param codec the codec's name as in its RTP payload format: {@code H264}, {@code H265}, {@code
 *     MPEG4-GENERIC}, {@code OPUS}, {@code MPA}, {@code PCMU}, {@code PCMA}
 * @param clockRate RTP clock in Hz
 * @param duration playing time of this track
 * @param bitrate mean bits a second of RTP payload
 * @param packets RTP packets in the whole track
 * @param width pixels, 0 for audio
 * @param height pixels, 0 for audio
 * @param frameRate frames a second, 0 for audio
 * @param channels audio channels, 0 for video
 * @param sampleRate samples a second, 0 for video
 * @param language ISO 639 code, or empty
 */
public record TrackDescription(
    int index,
    MediaKind kind,
    String codec,
    int clockRate,
    Duration duration,
    long bitrate,
    int packets,
    int width,
    int height,
    double frameRate,
    int channels,
    int sampleRate,
    String language) {}
