package io.baton.engine.media.ingest.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The two programs that importing runs.
 *
 * @param ffmpeg path of ffmpeg
 * @param ffprobe path of ffprobe
 * @param environment what they need in their environment
 */
public record MediaTools(Path ffmpeg, Path ffprobe, Map<String, String> environment) {
  private static final String PLATFORM = "linux-x86_64";

  public MediaTools {
    environment = Map.copyOf(environment);
  }

  /**
   * Finds the programs, unpacking the bundled ones if need be.
   *
   * @param ffmpeg overrides the bundled ffmpeg
   * @param ffprobe overrides the bundled ffprobe
   * @param cache where bundled programs are unpacked; may be shared by several nodes
   */
  public static MediaTools locate(Optional<Path> ffmpeg, Optional<Path> ffprobe, Path cache)
      throws IOException {
    if (ffmpeg.isPresent() && ffprobe.isPresent()) {
      return new MediaTools(ffmpeg.get(), ffprobe.get(), Map.of());
    }
    MediaTools bundled = bundled(PLATFORM, cache);
    return new MediaTools(
        ffmpeg.orElse(bundled.ffmpeg),
        ffprobe.orElse(bundled.ffprobe),
        ffmpeg.isEmpty() && ffprobe.isEmpty() ? bundled.environment : Map.of());
  }

  /** Unpacks the programs of one build of the bundled artifact, named by its classifier. */
  public static MediaTools bundled(String platform, Path cache) throws IOException {
    Path directory = new BundledTools(platform).unpack(cache).toAbsolutePath();
    return new MediaTools(
        directory.resolve("ffmpeg"),
        directory.resolve("ffprobe"),
        Map.of("LD_LIBRARY_PATH", directory.toString()));
  }
}
