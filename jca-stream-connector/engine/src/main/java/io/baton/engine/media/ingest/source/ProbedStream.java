package io.baton.engine.media.ingest.source;

import io.baton.engine.media.codec.CodecParameters;
import io.baton.engine.media.codec.DisplayOrientation;
import java.util.Optional;

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
 * @param title what the file calls it, or empty
 * @param seconds its playing time as the file declares it, 0 if it does not
 * @param reordered whether pictures may be shown in another order than they are decoded in
 * @param encrypted whether the container says that its samples are encrypted
 * @param pixelShape width to height of a pixel, 0 if it is not known
 * @param orientation how players have to turn its pictures; empty if they need not
 */
public record ProbedStream(
    int index,
    String type,
    boolean picture,
    CodecParameters codec,
    Ratio timeBase,
    int width,
    int height,
    Ratio frameRate,
    String language,
    String title,
    double seconds,
    boolean reordered,
    boolean encrypted,
    Ratio pixelShape,
    Optional<DisplayOrientation> orientation) {
  public boolean isVideo() {
    return type.equals("video");
  }

  /** Whether it is to be imported, if its codec can be. */
  public boolean isMedia() {
    return (isVideo() && !picture) || type.equals("audio");
  }

  /** Whether the file tells what a decoder needs to know at least. */
  boolean isDescribed() {
    return isVideo() ? width > 0 && height > 0 : codec.sampleRate() > 0 && codec.channels() > 0;
  }

  /** The same stream, called otherwise. */
  public ProbedStream named(String otherLanguage, String otherTitle) {
    return with(codec, otherLanguage, otherTitle);
  }

  /** The same stream, its codec called otherwise. */
  public ProbedStream withCodec(String name) {
    CodecParameters named =
        new CodecParameters(name, codec.extradata(), codec.sampleRate(), codec.channels());
    return with(named, language, title);
  }

  private ProbedStream with(CodecParameters otherCodec, String otherLanguage, String otherTitle) {
    return new ProbedStream(
        index,
        type,
        picture,
        otherCodec,
        timeBase,
        width,
        height,
        frameRate,
        otherLanguage,
        otherTitle,
        seconds,
        reordered,
        encrypted,
        pixelShape,
        orientation);
  }
}
