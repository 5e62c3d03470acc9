package io.baton.client.playback;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was seen of a stream.
 *
 * @param url what was played, without credentials
 * @param session id at the server
 * @param transport {@code udp} or {@code tcp}
 * @param durationSeconds playing time by the description, if known
 * @param range what the server played, in npt; empty if it did not say
 * @param scale rate of normal play time granted
 * @param speed rate of delivery granted
 * @param firstPacketMillis from connecting to the first RTP packet
 * @param playedSeconds from the first RTP packet to the end
 * @param tracks what came of each track
 * @param skewMillis how far the tracks' timelines are apart by their sender reports; empty unless
 *     there are reports on all of several tracks
 * @param saved files written
 * @param problems what is wrong; empty if the stream is clean
 */
public record PlaybackReport(
    String url,
    String session,
    String transport,
    OptionalDouble durationSeconds,
    String range,
    double scale,
    double speed,
    double firstPacketMillis,
    double playedSeconds,
    List<TrackReport> tracks,
    OptionalDouble skewMillis,
    List<Path> saved,
    List<String> problems) {
  public PlaybackReport {
    tracks = List.copyOf(tracks);
    saved = List.copyOf(saved);
    problems = List.copyOf(problems);
  }

  /** Whether nothing is wrong. */
  public boolean clean() {
    return problems.isEmpty();
  }
}
