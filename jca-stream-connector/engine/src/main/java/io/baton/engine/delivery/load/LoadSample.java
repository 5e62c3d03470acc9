package io.baton.engine.delivery.load;

import java.time.Duration;

/**
 * What was sent, and at what cost.
 *
 * @param atNanos when, nanoseconds since 1970
 * @param packets RTP packets since the engine started
 * @param octets octets of RTP packets since the engine started
 * @param trains send operations since the engine started
 * @param sendErrors operations that the kernel refused since the engine started
 * @param heldRounds rounds of sending since the engine started that ended because a loop had sent
 *     what it may in a moment
 * @param heldRequests times since the engine started that a request had to wait for the next round
 * @param playing sessions that are sending
 * @param bandwidth bits a second over the last period
 * @param loopCpuNanos processor time of the event loops since they started
 * @param loopCpu part of all cores that the event loops used over the last period
 * @param cpu part of all cores that the event loops and the supply of pieces used, mean of the last
 *     ten periods
 * @param machineCpu part of all cores that all programs but media tools used lately, 0 to 1
 * @param latenessP50 median lateness of the packets of the last period
 * @param latenessP99 99th percentile of it
 * @param latenessMax greatest
 * @param sustainedLateness median of the 99th percentiles of the last five periods: one that a
 *     single pause has made is no sign of overload
 * @param supply what was supplied to other nodes
 */
public record LoadSample(
    long atNanos,
    long packets,
    long octets,
    long trains,
    long sendErrors,
    long heldRounds,
    long heldRequests,
    int playing,
    long bandwidth,
    long loopCpuNanos,
    double loopCpu,
    double cpu,
    double machineCpu,
    Duration latenessP50,
    Duration latenessP99,
    Duration latenessMax,
    Duration sustainedLateness,
    Supplied supply) {
  /**
   * Pieces for other nodes. They are sent in bursts, so means of the last ten periods tell more.
   *
   * @param bandwidth bits a second
   * @param cpu part of all cores that the threads of the piece server used
   */
  public record Supplied(long bandwidth, double cpu) {
    public static final Supplied NOTHING = new Supplied(0, 0);
  }

  static LoadSample nothing(long atNanos) {
    return new LoadSample(
        atNanos,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        Supplied.NOTHING);
  }
}
