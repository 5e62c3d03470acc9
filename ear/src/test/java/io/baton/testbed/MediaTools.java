package io.baton.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The bundled ffmpeg as film maker and as a player that knows nothing of Baton. */
public final class MediaTools {
  // Parameter sets come in the SDP or in the stream, as the sender likes: they are left out.
  private static final String H264_SLICES = "h264_mp4toannexb,filter_units=remove_types=7-8";
  // So is H.265's supplemental information, which ffmpeg repeats from an MP4's header.
  private static final String H265_SLICES = "hevc_mp4toannexb,filter_units=remove_types=32-34|39";

  /** The build with all encoders. */
  private static final String BUILD = "linux-x86_64-gpl";

  private static final int HASH_COLUMN = 5;

  /** Pictures a second of the films made here. */
  public static final int RATE = 25;

  private final io.baton.engine.media.ingest.tools.MediaTools bundled;

  /**
   * Unpacks the tools as the engine does, so that they need nothing of the machine.
   *
   * @param cache where to; what is there already is used
   */
  public MediaTools(Path cache) {
    try {
      bundled = io.baton.engine.media.ingest.tools.MediaTools.bundled(BUILD, cache);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a film: a moving picture with a clock and a frame counter in its corner, 640x360 at 25
   * frames a second in H.264, and a tone with a beep each second in AAC.
   */
  public void makeFilm(Path target, Duration length) {
    ffmpeg(
        List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=" + RATE),
        List.of("-f", "lavfi", "-i", "sine=frequency=440:beep_factor=4:sample_rate=48000"),
        List.of("-t", seconds(length), "-c:v", "libopenh264", "-b:v", "1M", "-g", "50"),
        List.of("-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "96k", "-ac", "2"),
        List.of(target.toString()));
  }

  /** Makes a long film of a short one, without encoding it again. */
  public Path repeat(Path film, int times, Path target) {
    ffmpeg(
        List.of("-stream_loop", Integer.toString(times - 1), "-i", film.toString()),
        List.of("-map", "0", "-c", "copy", target.toString()));
    return target;
  }

  /**
   * Plays something and decodes its video.
   *
   * @param count how many pictures from its beginning
   * @return one hash a picture
   */
  public List<String> pictures(MediaSource source, int count) {
    return frameHashes(
        source,
        List.of("-map", "0:v", "-fps_mode", "passthrough", "-frames:v", Integer.toString(count)));
  }

  /**
   * Takes the H.264 access units out of something without decoding them.
   *
   * @return one hash an access unit
   */
  public List<String> accessUnits(MediaSource source) {
    return frameHashes(source, List.of("-map", "0:v", "-c", "copy", "-bsf:v", H264_SLICES));
  }

  /**
   * Takes the AAC frames out of something without decoding them.
   *
   * @return one hash a frame
   */
  public List<String> audioFrames(MediaSource source) {
    return frameHashes(source, List.of("-map", "0:a", "-c", "copy"));
  }

  /**
   * Makes a film of codecs to choose, 320x180 at 25 frames a second, a key frame every two seconds.
   *
   * @param video ffmpeg's options of the video encoder, separated by spaces
   * @param audio those of the audio encoder
   */
  public void makeFilm(Path target, Duration length, String video, String audio) {
    ffmpeg(
        List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=" + RATE),
        List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"),
        List.of("-t", seconds(length), "-b:v", "500k", "-g", "50"),
        List.of(video.split(" ", -1)),
        List.of(audio.split(" ", -1)),
        List.of(target.toString()));
  }

  /**
   * Takes the frames of video (H.264 or H.265) and audio out of something without decoding them.
   *
   * @param audio ffmpeg's options of what is to be hashed of the audio; none for its frames
   */
  public Frames frames(MediaSource source, boolean h265, List<String> audio) {
    String slices = h265 ? H265_SLICES : H264_SLICES;
    List<String> output =
        new ArrayList<>(List.of("-map", "0:v", "-map", "0:a", "-c", "copy", "-bsf:v", slices));
    output.addAll(audio);
    List<String[]> rows = frameRows(source, output);
    return new Frames(hashes(rows, 0), hashes(rows, 1));
  }

  /**
   * Hashes of frames in the order of decoding.
   *
   * @param video one a picture
   * @param audio one a frame of sound
   */
  public record Frames(List<String> video, List<String> audio) {}

  private static List<String> hashes(List<String[]> rows, int stream) {
    return rows.stream()
        .filter(row -> Integer.parseInt(row[0].strip()) == stream)
        .map(row -> row[HASH_COLUMN].strip())
        .toList();
  }

  private List<String> frameHashes(MediaSource source, List<String> output) {
    return hashes(frameRows(source, output), 0);
  }

  private List<String[]> frameRows(MediaSource source, List<String> output) {
    try {
      Path hashes = Files.createTempFile("frames", ".md5");
      try {
        ffmpeg(
            source.options(),
            List.of("-i", source.location()),
            output,
            List.of("-f", "framemd5", hashes.toString()));
        return rows(hashes);
      } finally {
        Files.delete(hashes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of stream, dts, pts, duration, size, hash, and then more hashes if there is side data. */
  private static List<String[]> rows(Path hashes) throws IOException {
    try (Stream<String> lines = Files.lines(hashes)) {
      return lines.filter(line -> !line.startsWith("#")).map(line -> line.split(",", -1)).toList();
    }
  }

  @SafeVarargs
  private void ffmpeg(List<String>... arguments) {
    List<String> command =
        new ArrayList<>(List.of(bundled.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
    for (List<String> some : arguments) {
      command.addAll(some);
    }
    try {
      Programs.output(bundled.environment(), command.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.3f", length.toMillis() / 1000.0);
  }
}
