package io.baton.testbed;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that ffmpeg reads.
 *
 * @param options of the input, as on ffmpeg's command line
 * @param location file or URL
 */
public record MediaSource(List<String> options, String location) {
  // Large enough for a burst on a busy machine: what these tests look for is loss by the server.
  private static final String SOCKET_BUFFER = "4194304";

  public static MediaSource file(Path file) {
    return new MediaSource(List.of(), file.toString());
  }

  /** A stream whose RTP comes over UDP. */
  public static MediaSource rtspUdp(URI url, User user) {
    return new MediaSource(
        List.of("-rtsp_transport", "udp", "-buffer_size", SOCKET_BUFFER), user.in(url));
  }

  /** A stream whose RTP comes interleaved in the RTSP connection. */
  public static MediaSource rtspTcp(URI url, User user) {
    return new MediaSource(List.of("-rtsp_transport", "tcp"), user.in(url));
  }

  /**
   * The same from a position on, as a player does that seeks. Whatever comes counts, also if it is
   * decoded: nothing is cut off to begin at the very position.
   */
  public MediaSource from(Duration position) {
    List<String> seeking = new ArrayList<>(options);
    seeking.add("-noaccurate_seek");
    seeking.addAll(List.of("-ss", Double.toString(position.toMillis() / 1000.0)));
    return new MediaSource(seeking, location);
  }
}
