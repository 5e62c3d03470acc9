package io.baton.client.cli.text;

import io.baton.client.playback.PlaybackReport;
import io.baton.client.playback.TrackReport;
import java.util.ArrayList;
import java.util.List;

/** A playback report as lines of text. */
public final class PlaybackText {
  private PlaybackText() {}

  public static String of(PlaybackReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.url() + "  (session " + report.session() + ", " + report.transport() + ")");
    lines.add(
        Units.format(
            "  played %s  %s%s  first packet after %.1f ms",
            Units.time(report.playedSeconds()),
            report.range(),
            rates(report),
            report.firstPacketMillis()));
    report.tracks().forEach(track -> addTrack(lines, track));
    report.skewMillis().ifPresent(skew -> lines.add(Units.format("  tracks %.1f ms apart", skew)));
    report.saved().forEach(file -> lines.add("  saved " + file));
    report.problems().forEach(problem -> lines.add("  ! " + problem));
    lines.add(report.clean() ? "clean" : "not clean");
    return String.join(System.lineSeparator(), lines);
  }

  private static String rates(PlaybackReport report) {
    String scale = report.scale() == 1 ? "" : Units.format("  scale %.2f", report.scale());
    String speed = report.speed() == 1 ? "" : Units.format("  speed %.2f", report.speed());
    return scale + speed;
  }

  private static void addTrack(List<String> lines, TrackReport track) {
    lines.add(
        Units.format(
            "  %s %s/%d: %d packets, %s, %s of media",
            track.kind(),
            track.codec(),
            track.clockRate(),
            track.packets(),
            Units.bytes(track.octets()),
            Units.time(track.mediaSeconds())));
    lines.add(
        Units.format(
            "    sequence   %d lost, %d duplicates, %d reordered; RTP-Info %s",
            track.lost(), track.duplicates(), track.reordered(), track.rtpInfo()));
    lines.add(
        Units.format(
            "    timing     at most %.1f ms late, %.1f ms early; gap %.1f ms; jitter %.2f ms",
            track.maxLatenessMillis(),
            track.maxEarlinessMillis(),
            track.longestGapMillis(),
            track.jitterMillis()));
    lines.add(
        Units.format(
            "    RTCP       %d sender reports, clocks %.2f ms apart, counts within %d packets%s",
            track.senderReports(),
            track.clockDriftMillis(),
            track.packetCountDifference(),
            track.goodbye() ? ", goodbye" : ""));
  }
}
