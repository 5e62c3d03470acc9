package io.baton.model.media;

/**
 * A part of an upload that is not streamed, while the rest of it is: subtitles, chapters, a cover
 * picture, data, or sound or pictures of a codec without an RTP payload format here.
 *
 * @param type {@code video}, {@code audio}, {@code subtitle}, {@code data}, {@code attachment},
 *     {@code picture} (a cover) or {@code chapters}
 * @param codec FFmpeg's name of the codec, {@code unknown} if it has none, empty for chapters
 * @param language ISO 639 code, or empty
 * @param title what the file calls it, or empty
 * @param reason why it is left out, and what to do about it if anything can be done
 */
public record LeftOutTrack(
    String type, String codec, String language, String title, String reason) {}
