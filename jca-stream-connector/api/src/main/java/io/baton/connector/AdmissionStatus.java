package io.baton.connector;

import java.time.Duration;

/**
 * How a node admits sessions at present.
 *
 * @param refusal why no further session is admitted, for people; empty if one is
 * @param maxLateness sustained lateness of packets above which none is
 * @param machineCpu part of all cores that all programs use but this node's imports, 0 to 1; no
 *     session is refused for it
 * @param refused how many sessions were refused since the start, by the limit that was reached
 */
public record AdmissionStatus(
    String refusal, Duration maxLateness, double machineCpu, Refused refused) {
  /**
   * Sessions refused since the start, of this node and relayed ones.
   *
   * @param sessions by the limit of sessions
   * @param bandwidth by the limit of promised bandwidth
   * @param lateness since packets were late
   * @param processors since streams used the processors up
   */
  public record Refused(long sessions, long bandwidth, long lateness, long processors) {
    /** Of all limits. */
    public long all() {
      return sessions + bandwidth + lateness + processors;
    }
  }

  /** That of a node that has refused nothing and is not busy. */
  public static AdmissionStatus open(Duration maxLateness) {
    return new AdmissionStatus("", maxLateness, 0, new Refused(0, 0, 0, 0));
  }
}
