package io.baton.client.load;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * What a load run found.
 *
 * @param urls what was played, without credentials
 * @param transport {@code udp} or {@code tcp}
 * @param trains whether trains of datagrams were received whole
 * @param sessions how many were to play
 * @param played how many did
 * @param disconnected how many lost their RTSP connection
 * @param failures what went wrong, each reason once, at most {@value #MAX_FAILURES}
 * @param packets packets received over the whole run
 * @param lost packets that did not come
 * @param lossPercent the same in percent of those expected
 * @param lossySessions sessions that lost any
 * @param duplicates packets that came again
 * @param reordered packets that came out of order
 * @param sourceChanges changes of SSRC or sending address
 * @param latenessMillis deviation of each packet, early or late, from its RTP timestamp, measured
 *     from the first packet of its track
 * @param maxLateMillis the latest a packet came
 * @param maxEarlyMillis the earliest
 * @param setUpMillis from connecting to the first RTP packet
 * @param playMillis from PLAY to the first RTP packet
 * @param longestGapMillis each session's longest silence on a track
 * @param window what was used and received while all played
 * @param serverMemoryPerSession resident octets gained by the server, for each session
 */
public record LoadReport(
    List<String> urls,
    String transport,
    boolean trains,
    int sessions,
    int played,
    int disconnected,
    List<String> failures,
    long packets,
    long lost,
    double lossPercent,
    int lossySessions,
    long duplicates,
    long reordered,
    long sourceChanges,
    Quantiles latenessMillis,
    double maxLateMillis,
    double maxEarlyMillis,
    Quantiles setUpMillis,
    Quantiles playMillis,
    Quantiles longestGapMillis,
    LoadWindow window,
    OptionalLong serverMemoryPerSession) {
  private static final int MAX_FAILURES = 5;
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * A distribution, milliseconds.
   *
   * @param p50 median
   * @param p99 99th percentile
   * @param p999 the one that one in a thousand exceeds
   * @param max greatest
   */
  public record Quantiles(double p50, double p99, double p999, double max) {
    static Quantiles of(Histogram histogram) {
      return new Quantiles(
          histogram.getValueAtPercentile(50) / NANOS_PER_MILLI,
          histogram.getValueAtPercentile(99) / NANOS_PER_MILLI,
          histogram.getValueAtPercentile(99.9) / NANOS_PER_MILLI,
          histogram.getMaxValue() / NANOS_PER_MILLI);
    }
  }

  public LoadReport {
    urls = List.copyOf(urls);
    failures = List.copyOf(failures);
  }

  static LoadReport of(
      LoadPlan plan,
      boolean trains,
      List<LoadSession> sessions,
      List<SessionOutcome> outcomes,
      Histogram lateness,
      LoadWindow window) {
    SessionOutcome sum = outcomes.stream().reduce(SessionOutcome.NOTHING, SessionOutcome::plus);
    List<String> failures =
        sessions.stream().map(LoadSession::failure).flatMap(Optional::stream).toList();
    Histogram gaps = LoopMeter.durations();
    outcomes.forEach(outcome -> gaps.recordValue(outcome.longestGapNanos()));
    return new LoadReport(
        plan.addresses().stream().map(played -> played.uri().toString()).toList(),
        plan.transport().name().toLowerCase(Locale.ROOT),
        trains,
        plan.sessions(),
        plan.sessions() - failures.size(),
        (int) sessions.stream().filter(LoadSession::isDisconnected).count(),
        failures.stream().distinct().limit(MAX_FAILURES).toList(),
        sum.packets(),
        sum.lost(),
        sum.expected() == 0 ? 0 : 100.0 * sum.lost() / sum.expected(),
        (int) outcomes.stream().filter(outcome -> outcome.lost() > 0).count(),
        sum.duplicates(),
        sum.reordered(),
        sum.sourceChanges(),
        Quantiles.of(lateness),
        sum.maxLateNanos() / NANOS_PER_MILLI,
        sum.maxEarlyNanos() / NANOS_PER_MILLI,
        quantiles(sessions, LoadSession::setUpNanos),
        quantiles(sessions, LoadSession::playNanos),
        Quantiles.of(gaps),
        window,
        memoryPerSession(window, plan.sessions()));
  }

  /** Of the sessions that played. */
  private static Quantiles quantiles(List<LoadSession> sessions, ToLongFunction<LoadSession> time) {
    Histogram times = LoopMeter.durations();
    sessions.stream()
        .filter(session -> session.failure().isEmpty())
        .forEach(session -> times.recordValue(time.applyAsLong(session)));
    return Quantiles.of(times);
  }

  private static OptionalLong memoryPerSession(LoadWindow window, int sessions) {
    return window.serverMemoryDuring().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            (window.serverMemoryDuring().getAsLong() - window.serverMemoryBefore().getAsLong())
                / sessions);
  }

  /** Whether all sessions played and nothing was lost. */
  public boolean clean() {
    return played == sessions && lost == 0 && disconnected == 0;
  }
}
