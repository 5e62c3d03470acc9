package io.baton.engine.media.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** FFmpeg as a viewer who looks closely. */
public final class FrameHashes {
  /** Column of a frame's MD5 sum; those behind it are of what the player adds to the frame. */
  private static final int HASH = 5;

  private static final int TIMEOUT_SECONDS = 300;

  /** Large enough for a burst on a busy machine, as far as the kernel grants it. */
  private static final String SOCKET_BUFFER = "4194304";

  private FrameHashes() {}

  /**
   * Options of a viewer.
   *
   * @param transport of RTP: {@code udp} or {@code tcp}
   */
  public static List<String> viewer(String transport) {
    return List.of("-rtsp_transport", transport, "-buffer_size", SOCKET_BUFFER);
  }

  /**
   * The MD5 sum of each packet of a track.
   *
   * @param directory for files
   * @param options before the input
   * @param input file or URL
   * @param track as ffmpeg selects it
   * @param filters of the bitstream
   */
  public static List<String> of(
      Path directory, List<String> options, String input, String track, String filters)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "frames", ".md5");
    List<String> command =
        new ArrayList<>(
            List.of(TestTools.encoder().ffmpeg().toString(), "-nostdin", "-y", "-v", "error"));
    command.addAll(options);
    command.addAll(List.of("-i", input, "-map", "0:" + track, "-c", "copy"));
    command.addAll(List.of("-bsf", filters, "-f", "framemd5", output.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(TestTools.encoder().environment());
    Process player = builder.start();
    try {
      assertThat(player.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    } finally {
      player.destroyForcibly().onExit().join();
    }
    return Files.readAllLines(output).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(",", -1)[HASH].strip())
        .toList();
  }
}
