package io.baton.client.playback;

import io.baton.client.reception.ReceivedTrack;
import io.baton.client.reception.ReceptionStatistics;
import io.baton.client.reception.SenderReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What came of one track.
 *
 * @param kind {@code video} or {@code audio}
 * @param codec encoding name
 * @param clockRate RTP clock in Hz
 * @param packets packets that came, duplicates included
 * @param octets payload octets
 * @param lost packets that did not come
 * @param duplicates packets that came again
 * @param reordered packets that came out of order
 * @param malformed datagrams that are no RTP, and payloads that break their format
 * @param sourceChanges how often the SSRC changed
 * @param sequenceJumps how often the sequence number jumped
 * @param addressChanges how often the sending address changed
 * @param mediaSeconds media time from the first to the last packet
 * @param maxLatenessMillis the latest a packet came, against its RTP timestamp
 * @param maxEarlinessMillis the earliest
 * @param longestGapMillis longest silence between two packets
 * @param jitterMillis interarrival jitter at the end
 * @param rtpInfo whether the stream began as RTP-Info said: {@code exact}, {@code differs}, {@code
 *     missing}, or {@code unused} if no packet came
 * @param senderReports RTCP sender reports
 * @param clockDriftMillis most that NTP and RTP time in them moved apart
 * @param packetCountDifference most that their packet counts differed from the packets due
 * @param goodbye whether the server said goodbye
 * @param missingAtEnd packets that the server has sent by its goodbye, after the last one that
 *     came; 0 if it did not say
 */
public record TrackReport(
    String kind,
    String codec,
    int clockRate,
    long packets,
    long octets,
    long lost,
    long duplicates,
    long reordered,
    long malformed,
    long sourceChanges,
    long sequenceJumps,
    int addressChanges,
    double mediaSeconds,
    double maxLatenessMillis,
    double maxEarlinessMillis,
    double longestGapMillis,
    double jitterMillis,
    String rtpInfo,
    int senderReports,
    double clockDriftMillis,
    long packetCountDifference,
    boolean goodbye,
    long missingAtEnd) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  /** What a player's buffer usually covers. */
  private static final double MAX_LATENESS_MILLIS = 1000;

  private static final double MAX_DRIFT_MILLIS = 20;

  /** Packets that may be under way when a report of their number arrives. */
  private static final long MAX_COUNT_DIFFERENCE = 200;

  /** Reads a track on its event loop. */
  static TrackReport of(ReceivedTrack track, long malformedPayloads) {
    ReceptionStatistics statistics = track.statistics();
    SenderReports reports = track.senderReports();
    return new TrackReport(
        track.kind().name().toLowerCase(Locale.ROOT),
        track.encoding().codec(),
        track.encoding().clockRate(),
        statistics.packets(),
        statistics.octets(),
        statistics.lost(),
        statistics.duplicates(),
        statistics.reordered(),
        track.malformed() + malformedPayloads,
        statistics.sourceChanges(),
        statistics.sequenceJumps(),
        track.addressChanges(),
        statistics.mediaNanos() / NANOS_PER_SECOND,
        statistics.maxLatenessNanos() / NANOS_PER_MILLI,
        -statistics.minLatenessNanos() / NANOS_PER_MILLI,
        statistics.longestGapNanos() / NANOS_PER_MILLI,
        statistics.jitterTicks() * MILLIS_PER_SECOND / track.encoding().clockRate(),
        rtpInfo(track),
        reports.count(),
        reports.largestDriftSeconds() * MILLIS_PER_SECOND,
        reports.largestCountDifference(),
        reports.isGoodbye(),
        missingAtEnd(track));
  }

  private static long missingAtEnd(ReceivedTrack track) {
    OptionalLong sent = track.senderReports().finalCount();
    return sent.isEmpty() ? 0 : Math.max(0, sent.getAsLong() - track.statistics().expected());
  }

  private static String rtpInfo(ReceivedTrack track) {
    if (track.announcedSequence().isEmpty()) {
      return "missing";
    }
    if (track.firstSequence().isEmpty()) {
      return "unused";
    }
    return track.announcedSequence().equals(track.firstSequence()) ? "exact" : "differs";
  }

  /**
   * What is wrong with the track; empty if nothing is.
   *
   * @param trickPlay whether key frames alone were asked for, so that no sound is due
   */
  List<String> problems(boolean trickPlay) {
    List<String> problems = new ArrayList<>();
    check(problems, packets == 0 && !trickPlay, "nothing came");
    check(problems, lost > 0, lost + " packets lost");
    check(problems, missingAtEnd > 0, "the last " + missingAtEnd + " packets did not come");
    check(problems, malformed > 0, malformed + " malformed packets");
    check(problems, sourceChanges > 0, "the SSRC changed");
    check(problems, sequenceJumps > 0, "the sequence number jumped");
    check(
        problems,
        lost == 0 && rtpInfo.equals("differs"),
        "the first sequence number is not that of RTP-Info");
    check(
        problems,
        maxLatenessMillis > MAX_LATENESS_MILLIS,
        "a packet came %.0f ms late".formatted(maxLatenessMillis));
    check(
        problems,
        clockDriftMillis > MAX_DRIFT_MILLIS,
        "the clocks in the sender reports drift by %.0f ms".formatted(clockDriftMillis));
    check(
        problems,
        packetCountDifference > MAX_COUNT_DIFFERENCE,
        "sender reports count " + packetCountDifference + " packets more or less than came");
    return problems.stream().map(problem -> kind + ": " + problem).toList();
  }

  private static void check(List<String> problems, boolean wrong, String problem) {
    if (wrong) {
      problems.add(problem);
    }
  }
}
