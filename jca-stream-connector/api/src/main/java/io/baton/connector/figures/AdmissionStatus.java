package io.baton.connector.figures;

import java.time.Duration;

/**
 * How a node admits sessions at present.
 *
 * @param refusal why no further session is admitted, for people; empty if one is
 * @param maxLateness sustained lateness of packets above which none is
 * @param machineCpu part of all cores that all programs use but this node's imports, 0 to 1; no
 *     session is refused for it
 * @param clientMemory octets promised to interleaved clients
 * @param maxClientMemory limit
 * @param stalledLoops event loops that do not answer; while there is one, no session is admitted
 * @param refused how many sessions were refused since the start, by the limit that was reached
 */
public record AdmissionStatus(
    String refusal,
    Duration maxLateness,
    double machineCpu,
    long clientMemory,
    long maxClientMemory,
    int stalledLoops,
    Refused refused) {
  /**
   * Sessions and promises refused since the start.
   *
   * @param sessions by the limit of sessions
   * @param bandwidth by the limit of promised bandwidth
   * @param lateness since packets were late
   * @param processors since streams used the processors up
   * @param memory since there was no memory for another interleaved client
   * @param stalled since an event loop did not answer
   */
  public record Refused(
      long sessions, long bandwidth, long lateness, long processors, long memory, long stalled) {
    /** Of all limits. */
    public long all() {
      return sessions + bandwidth + lateness + processors + memory + stalled;
    }
  }

  /** That of a node that has refused nothing and is not busy. */
  public static AdmissionStatus open(Duration maxLateness) {
    return new AdmissionStatus("", maxLateness, 0, 0, 0, 0, new Refused(0, 0, 0, 0, 0, 0));
  }
}
