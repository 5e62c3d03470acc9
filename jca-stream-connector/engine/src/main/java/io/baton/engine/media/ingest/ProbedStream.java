package io.baton.engine.media.ingest;

import io.baton.engine.media.packet.CodecParameters;

/**
 * A stream of a file, as ffprobe describes it.
 *
 * @param index its number in the file
 * @param type {@code video}, {@code audio}, {@code subtitle}, {@code data} …
 * @param picture whether it is a cover picture and not a moving one
 * @param codec codec, decoder configuration, audio format
 * @param timeBase seconds of one tick of its times
 * @param width pixels, 0 if it is not video
 * @param height pixels, 0 if it is not video
 * @param frameRate frames a second, 0 if it is not video
 * @param language ISO 639 code, or empty
 */
record ProbedStream(
    int index,
    String type,
    boolean picture,
    CodecParameters codec,
    Ratio timeBase,
    int width,
    int height,
    Ratio frameRate,
    String language) {
  boolean isVideo() {
    return type.equals("video");
  }

  /** Whether it is to be imported, if its codec can be. */
  boolean isMedia() {
    return (isVideo() && !picture) || type.equals("audio");
  }
}
