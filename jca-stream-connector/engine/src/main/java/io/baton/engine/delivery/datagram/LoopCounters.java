package io.baton.engine.delivery.datagram;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What one event loop has sent. Written by the loop without synchronisation; once a period the loop
 * publishes a snapshot for everyone else.
 */
public final class LoopCounters {
  /**
   * What was sent since the engine started, and how late in the last period.
   *
   * @param packets RTP packets
   * @param octets octets of RTP packets, headers included
   * @param trains send operations
   * @param sendErrors operations that the kernel refused
   * @param heldRounds rounds of sending that ended because the loop had sent what it may in a
   *     moment
   * @param heldRequests times that a request had to wait for the next round
   * @param playing sessions that are sending
   * @param cpuNanos processor time of the loop's thread since it started
   * @param lateness of the packets of the last whole period
   */
  public record Snapshot(
      long packets,
      long octets,
      long trains,
      long sendErrors,
      long heldRounds,
      long heldRequests,
      int playing,
      long cpuNanos,
      LatenessHistogram lateness) {
    public static final Snapshot NOTHING =
        new Snapshot(0, 0, 0, 0, 0, 0, 0, 0, new LatenessHistogram());
  }

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long packets;
  private long octets;
  private long trains;
  private long sendErrors;
  private long heldRounds;
  private long heldRequests;
  private LatenessHistogram lateness = new LatenessHistogram();
  private volatile Snapshot published = Snapshot.NOTHING;

  public void sent(int packetCount, int octetCount, long latenessNanos) {
    packets += packetCount;
    octets += octetCount;
    trains++;
    lateness.record(latenessNanos, packetCount);
  }

  /** Octets that its sessions have sent since the engine started; for the loop alone. */
  public long octets() {
    return octets;
  }

  void sendFailed() {
    sendErrors++;
  }

  /** A round of sending ended because the loop had sent what it may in a moment. */
  public void roundHeld() {
    heldRounds++;
  }

  /** A request has to wait since others have taken their share of the loop's time. */
  public void requestHeld() {
    heldRequests++;
  }

  public void publish(int playing) {
    published =
        new Snapshot(
            packets,
            octets,
            trains,
            sendErrors,
            heldRounds,
            heldRequests,
            playing,
            cpuTime(),
            lateness);
    lateness = new LatenessHistogram();
  }

  private static long cpuTime() {
    return Math.max(0, THREADS.getCurrentThreadCpuTime());
  }

  public Snapshot published() {
    return published;
  }
}
