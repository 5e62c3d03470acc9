package io.baton.engine.media.codec;

/**
 * What the canonical file says of a track's codec.
 *
 * @param codec FFmpeg's name of the codec, such as {@code h264}
 * @param extradata decoder configuration as MP4 stores it (avcC, hvcC, AudioSpecificConfig …), an
 *     even number of hex digits; may be empty
 * @param sampleRate audio samples a second, 0 for video
 * @param channels audio channels, 0 for video
 */
public record CodecParameters(String codec, String extradata, int sampleRate, int channels) {}
