package io.baton.engine.media.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The first pictures of a track whose preceding key frame is cut off. They are encoded again, as a
 * track of their own in the canonical file, since a player over RTP would show the pictures that
 * decoding them needs.
 *
 * @param track number of the track in the canonical file
 * @param source the stream of the upload
 * @param pictures how many, up to the next key frame; empty if there is none
 */
public record Head(int track, ProbedStream source, OptionalLong pictures) {
  private static final double BITS_PER_PIXEL = 0.15;
  private static final long LEAST_BITRATE = 500_000;
  private static final double DEFAULT_FRAME_RATE = 25;

  /** Whether the first pictures of a stream can be encoded again in its own codec. */
  public static boolean isPossible(ProbedStream stream) {
    return stream.codec().codec().equals("h264");
  }

  /** FFmpeg's options for it as a track of the canonical file. */
  public List<String> options(int output, List<String> filters) {
    double frameRate = source.frameRate().known() ? source.frameRate().value() : DEFAULT_FRAME_RATE;
    long bitrate = Math.round(source.width() * source.height() * frameRate * BITS_PER_PIXEL);
    List<String> options = new ArrayList<>(List.of("-c:" + output, "libopenh264"));
    options.addAll(List.of("-pix_fmt:" + output, "yuv420p", "-threads:" + output, "1"));
    options.addAll(List.of("-b:" + output, Long.toString(Math.max(LEAST_BITRATE, bitrate))));
    options.addAll(List.of("-fps_mode:" + output, "passthrough"));
    options.addAll(List.of("-enc_time_base:" + output, "1:90000"));
    if (pictures.isPresent()) {
      options.addAll(List.of("-filter:" + output, "trim=end_frame=" + pictures.getAsLong()));
    }
    if (!filters.isEmpty()) {
      options.addAll(List.of("-bsf:" + output, String.join(",", filters)));
    }
    return options;
  }
}
