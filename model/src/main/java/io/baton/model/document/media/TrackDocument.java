package io.baton.model.document.media;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A track of a piece of media.
 *
 * @param index position in the SDP, from 0
 * @param kind {@code video} or {@code audio}
 * @param codec name in the RTP payload format
 * @param clockRate RTP clock in Hz
 * @param durationSeconds playing time
 * @param bitrate mean bits a second of RTP payload
 * @param packets RTP packets in the track
 * @param width pixels; video alone
 * @param height pixels; video alone
 * @param frameRate frames a second; video alone
 * @param channels audio alone
 * @param sampleRate Hz; audio alone
 * @param language ISO 639 code, if it has one
 * @param title what the file calls the track, if it does
 * @param transcodedFrom FFmpeg's name of the codec that the upload had, if it was another
 */
@Schema(name = "Track", description = "A track of a piece of media")
@JsonbPropertyOrder({
  "index",
  "kind",
  "codec",
  "clockRate",
  "durationSeconds",
  "bitrate",
  "packets",
  "width",
  "height",
  "frameRate",
  "channels",
  "sampleRate",
  "language",
  "title",
  "transcodedFrom"
})
public record TrackDocument(
    @Schema(required = true, description = "Position in the SDP, from 0", examples = "0") int index,
    @Schema(
            required = true,
            enumeration = {"video", "audio"})
        String kind,
    @Schema(required = true, description = "Name in the RTP payload format", examples = "H264")
        String codec,
    @Schema(required = true, description = "RTP clock, Hz", examples = "90000") int clockRate,
    @Schema(required = true, description = "Playing time", examples = "60.0")
        double durationSeconds,
    @Schema(
            required = true,
            description = "Mean bits a second of RTP payload",
            examples = "2031616")
        long bitrate,
    @Schema(required = true, description = "RTP packets in the track", examples = "11250")
        int packets,
    @Schema(nullable = false, description = "Pixels; video", examples = "1280")
        Optional<Integer> width,
    @Schema(nullable = false, description = "Pixels; video", examples = "720")
        Optional<Integer> height,
    @Schema(nullable = false, description = "Frames a second; video", examples = "25")
        Optional<Double> frameRate,
    @Schema(nullable = false, description = "Audio") Optional<Integer> channels,
    @Schema(nullable = false, description = "Hz; audio") Optional<Integer> sampleRate,
    @Schema(nullable = false, description = "ISO 639 code") Optional<String> language,
    @Schema(nullable = false, description = "What the file calls the track") Optional<String> title,
    @Schema(
            nullable = false,
            description = "FFmpeg's name of the codec that the upload had, if it was another",
            examples = "vp9")
        Optional<String> transcodedFrom) {}
