package io.baton.engine.media.ingest.source;

import java.util.ArrayList;
import java.util.List;

/**
 * How a track is transcoded whose codec no player takes over RTP: pictures to H.264 without
 * B-frames, sound to AAC.
 */
public final class Transcoding {
  private static final String UNKNOWN_CODEC = "unknown";

  /** What OpenH264 needs for a good picture at a middling size. */
  private static final double BITS_PER_PIXEL = 0.1;

  private static final long MIN_VIDEO_BITRATE = 200_000;
  private static final long MAX_VIDEO_BITRATE = 20_000_000;
  private static final double USUAL_FRAME_RATE = 25;
  private static final double MAX_FRAME_RATE = 120;
  private static final int KEY_FRAME_SECONDS = 2;

  private static final int BITRATE_PER_CHANNEL = 64_000;
  private static final int MAX_CHANNELS = 6;
  private static final int MAX_SAMPLE_RATE = 48_000;

  private Transcoding() {}

  /** Whether a stream can be decoded, as far as can be told beforehand. */
  static boolean canDecode(ProbedStream stream) {
    return stream.isDescribed() && !stream.codec().codec().equals(UNKNOWN_CODEC);
  }

  /**
   * FFmpeg's options for a track.
   *
   * @param track its number in the output
   */
  public static List<String> options(ProbedStream stream, int track) {
    return stream.isVideo() ? video(stream, track) : audio(stream, track);
  }

  private static List<String> video(ProbedStream stream, int track) {
    double known = stream.frameRate().value();
    double rate = known > 0 && known <= MAX_FRAME_RATE ? known : USUAL_FRAME_RATE;
    double wanted = (double) stream.width() * stream.height() * rate * BITS_PER_PIXEL;
    long bitrate = (long) Math.max(MIN_VIDEO_BITRATE, Math.min(wanted, MAX_VIDEO_BITRATE));
    return new Options(track)
        .with("c", "libopenh264")
        .with("b", Long.toString(bitrate))
        .with("g", Long.toString(Math.round(rate * KEY_FRAME_SECONDS)))
        .with("pix_fmt", "yuv420p")
        .with("filter", "yadif=deint=interlaced,scale=trunc(iw/2)*2:trunc(ih/2)*2")
        .with("fps_mode", "passthrough")
        .list();
  }

  private static List<String> audio(ProbedStream stream, int track) {
    int channels = Math.min(stream.codec().channels(), MAX_CHANNELS);
    return new Options(track)
        .with("c", "aac")
        .with("b", Integer.toString(BITRATE_PER_CHANNEL * channels))
        .with("ac", Integer.toString(channels))
        .with("ar", Integer.toString(Math.min(stream.codec().sampleRate(), MAX_SAMPLE_RATE)))
        .with("filter", "aresample=async=1")
        .list();
  }

  /** Options of one output stream. */
  private static final class Options {
    private final int track;
    private final List<String> words = new ArrayList<>();

    Options(int track) {
      this.track = track;
    }

    Options with(String name, String value) {
      words.add("-" + name + ":" + track);
      words.add(value);
      return this;
    }

    List<String> list() {
      return words;
    }
  }
}
