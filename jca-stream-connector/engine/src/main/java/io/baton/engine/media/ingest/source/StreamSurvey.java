package io.baton.engine.media.ingest.source;

/** What the packets of one stream of an upload tell. Times are seconds unless said otherwise. */
public final class StreamSurvey {
  private final ProbedStream stream;
  private final EditCuts cuts = new EditCuts();
  private long packets;
  private long firstDecoding = SourcePacket.UNKNOWN;
  private long lastDecoding = SourcePacket.UNKNOWN;
  private double lastOffset;
  private double start = Double.POSITIVE_INFINITY;
  private double end = Double.NEGATIVE_INFINITY;
  private boolean standing;
  private boolean newParameters;
  private boolean presentationTimes;

  StreamSurvey(ProbedStream stream) {
    this.stream = stream;
  }

  public ProbedStream stream() {
    return stream;
  }

  /**
   * How far a packet's decoding time lies before that of the packet before it; 0 if it does not.
   *
   * @param offset what is added to its times
   */
  double stepBack(SourcePacket packet, double offset) {
    return hasTime(packet) ? Math.max(0, -step(packet, offset)) : 0;
  }

  private boolean hasTime(SourcePacket packet) {
    return packet.decoding() != SourcePacket.UNKNOWN && lastDecoding != SourcePacket.UNKNOWN;
  }

  private double step(SourcePacket packet, double offset) {
    return seconds(packet.decoding() - lastDecoding) + (offset - lastOffset);
  }

  /**
   * Takes the next packet.
   *
   * @param offset what is added to its times
   */
  void add(SourcePacket packet, double offset) {
    packets++;
    cuts.add(packet);
    newParameters |= packet.newParameters();
    presentationTimes |=
        packet.presentation() != SourcePacket.UNKNOWN && packet.presentation() != packet.decoding();
    standing |= hasTime(packet) && step(packet, offset) <= 0;
    if (packet.decoding() != SourcePacket.UNKNOWN) {
      firstDecoding = lastDecoding == SourcePacket.UNKNOWN ? packet.decoding() : firstDecoding;
      lastDecoding = packet.decoding();
      lastOffset = offset;
    }
    if (packet.end() != SourcePacket.UNKNOWN) {
      start = Math.min(start, seconds(packet.end() - packet.duration()) + offset);
      end = Math.max(end, seconds(packet.end()) + offset);
    }
  }

  /** What the upload's edit list cuts off. */
  public EditCuts cuts() {
    return cuts;
  }

  double seconds(long ticks) {
    return ticks * stream.timeBase().value();
  }

  public long packets() {
    return packets;
  }

  /** When its last packet ends; negative infinity if none has a time. */
  double end() {
    return end;
  }

  /** From the beginning of its first packet to the end of its last; negative if none has a time. */
  double span() {
    return end - start;
  }

  /** Whether all its packets are to be decoded at the same time. */
  public boolean hasNoTimes() {
    return packets > 1 && lastDecoding != SourcePacket.UNKNOWN && firstDecoding == lastDecoding;
  }

  /** Whether decoding times stand still or step back by less than a join of recordings does. */
  public boolean isStanding() {
    return standing;
  }

  /** Whether a packet brought another decoder configuration. */
  public boolean hasNewParameters() {
    return newParameters;
  }

  /** Whether no packet has another presentation time than its decoding time. */
  public boolean lacksPresentationTimes() {
    return packets > 0 && !presentationTimes;
  }
}
