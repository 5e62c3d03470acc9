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
   * @param playing sessions that are sending
   * @param cpuNanos processor time of the loop's thread since it started
   * @param lateness of the packets of the last whole period
   * @param relayed what other nodes made and this one passed on
   */
  public record Snapshot(
      long packets,
      long octets,
      long trains,
      long sendErrors,
      long heldRounds,
      int playing,
      long cpuNanos,
      LatenessHistogram lateness,
      Relayed relayed) {
    public static final Snapshot NOTHING =
        new Snapshot(0, 0, 0, 0, 0, 0, 0, new LatenessHistogram(), Relayed.NOTHING);
  }

  /**
   * What was passed on since the engine started.
   *
   * @param packets RTP packets
   * @param octets octets of RTP packets, headers and interleaved framing included
   * @param trains send operations
   */
  public record Relayed(long packets, long octets, long trains) {
    public static final Relayed NOTHING = new Relayed(0, 0, 0);

    public Relayed plus(Relayed other) {
      return new Relayed(packets + other.packets, octets + other.octets, trains + other.trains);
    }
  }

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long packets;
  private long octets;
  private long trains;
  private long sendErrors;
  private long heldRounds;
  private long relayedPackets;
  private long relayedOctets;
  private long relayedTrains;
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

  public void relayed(int packetCount, int octetCount) {
    relayedPackets += packetCount;
    relayedOctets += octetCount;
    relayedTrains++;
  }

  void sendFailed() {
    sendErrors++;
  }

  /** A round of sending ended because the loop had sent what it may in a moment. */
  public void roundHeld() {
    heldRounds++;
  }

  public void publish(int playing) {
    Relayed relayed = new Relayed(relayedPackets, relayedOctets, relayedTrains);
    published =
        new Snapshot(
            packets, octets, trains, sendErrors, heldRounds, playing, cpuTime(), lateness, relayed);
    lateness = new LatenessHistogram();
  }

  private static long cpuTime() {
    return Math.max(0, THREADS.getCurrentThreadCpuTime());
  }

  public Snapshot published() {
    return published;
  }
}
