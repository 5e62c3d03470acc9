package io.baton.model.media;

import java.time.Duration;

/**
 * One track of a piece of media.
 *
 * @param index position in the SDP, from 0
 * @param kind video or audio
 * @param codec the codec's name as in its RTP payload format: {@code H264}, {@code H265}, {@code
 *     MPEG4-GENERIC}, {@code OPUS}, {@code MPA}, {@code PCMU}, {@code PCMA}, {@code AC3}, {@code
 *     EAC3}
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
 * @param title what the file calls the track, or empty
 * @param transcodedFrom FFmpeg's name of the codec that the upload had, or empty if the track is as
 *     it was uploaded
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
    String language,
    String title,
    String transcodedFrom) {
  /** Descriptions stored by earlier versions have no title. */
  public TrackDescription {
    title = title == null ? "" : title;
    transcodedFrom = transcodedFrom == null ? "" : transcodedFrom;
  }

  /** A track without a title, as it was uploaded. */
  public TrackDescription(
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
      String language) {
    this(
        index,
        kind,
        codec,
        clockRate,
        duration,
        bitrate,
        packets,
        width,
        height,
        frameRate,
        channels,
        sampleRate,
        language,
        "",
        "");
  }
}
