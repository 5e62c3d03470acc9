package io.baton.engine.stream;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.media.piece.PieceVisitor;
import java.nio.ByteBuffer;

/**
 * Walks over the packets of one track in the order in which they are sent. What it yields is a pure
 * function of the timeline entry and the index; the cursor only remembers how far it has come. Not
 * thread-safe: it belongs to the event loop of its session. Allocates nothing.
 */
public final class TrackCursor {
  /** Packets of one access unit that may leave at the same time; the rest follow paced. */
  static final int BURST = 45;

  /** Time between two bursts of one access unit. */
  static final long BURST_INTERVAL = 4_000_000;

  /** Least time between two key frames in trick play, as the viewer sees it. */
  static final long TRICK_INTERVAL = MediaTime.SECOND / 4;

  private static final int VERSION = 0x80;
  private static final int MARKER = 0x80;

  private final TrackIndex index;
  private final int clockRate;
  private final int payloadType;

  private TimelineEntry entry;
  private TrackEntry track;
  private long nptTicks;
  private int packet;
  private int unitStart;
  private long sendingTicks;
  private long presentationTicks;
  private long unitSending;
  private long unitDue;
  private long unitPresentation;
  private int unitTimestamp;
  private int end;
  private long sequence;
  private long packetsSent;
  private long octetsSent;
  private long lastPresentation;

  public TrackCursor(TrackIndex index) {
    this.index = index;
    this.clockRate = index.format().clockRate();
    this.payloadType = index.format().payloadType();
  }

  /**
   * Goes to the first packet of an entry.
   *
   * @throws MissingPieceException if what it needs of the index is absent: the cursor then stays
   *     where it was
   */
  public void start(TimelineEntry newEntry, TrackEntry newTrack) {
    int first = newTrack.firstPacket();
    int newEnd = endOf(newEntry, newTrack);
    // A stream that pauses, or goes on, reads nothing: its present packet may be one it waits for.
    boolean known = first >= index.packets() || (entry != null && first == packet);
    long sending = known ? sendingTicks : index.sendingTime(first);
    long presentation = known ? presentationTicks : index.presentationTime(first);
    entry = newEntry;
    track = newTrack;
    nptTicks = MediaTime.ticks(newEntry.nptNanos(), clockRate);
    sequence = newTrack.firstSequence();
    packetsSent = newTrack.packetsBefore();
    octetsSent = newTrack.octetsBefore();
    end = newEnd;
    lastPresentation = nptTicks;
    enterUnit(first, sending, presentation);
  }

  /** Skips what is due before a wall-clock time, as a node does that takes a stream over. */
  public void skipTo(long wallNanos) {
    while (hasNext() && dueAt() < wallNanos) {
      advance();
    }
  }

  private int endOf(TimelineEntry newEntry, TrackEntry newTrack) {
    if (newTrack.muted() || !newEntry.playing()) {
      return newTrack.firstPacket();
    }
    return index.firstDecodedFrom(MediaTime.ticksAtOrAfter(newEntry.stopNanos(), clockRate));
  }

  /** Works out once what all packets of an access unit have in common. */
  private void enterUnit(int first, long sending, long presentation) {
    packet = first;
    unitStart = first;
    sendingTicks = sending;
    presentationTicks = presentation;
    if (first < index.packets()) {
      long nanos = MediaTime.nanos(sending, clockRate);
      unitSending = holds() ? Math.max(nanos, entry.originNanos()) : nanos;
      unitDue = entry.dueAt(unitSending);
      unitPresentation = holds() ? Math.max(presentation, nptTicks) : presentation;
      unitTimestamp = (int) timestampAt(unitPresentation);
    }
  }

  /** Whether the present access unit is one that is held for the entry's beginning. */
  boolean holds() {
    return track.held() && unitStart == track.firstPacket() && packet < index.packets();
  }

  /** Ticks at which the present access unit is shown. */
  long presentation() {
    return unitPresentation;
  }

  public boolean hasNext() {
    return packet < end;
  }

  /** Wall-clock time at which the present packet is due. */
  public long dueAt() {
    return unitDue + (packet - unitStart) / BURST * BURST_INTERVAL;
  }

  /** When the present packet is due on the media clock. */
  public long sendingNanos() {
    return unitSending;
  }

  /** Size of the present packet, RTP header included. */
  public int packetSize() {
    return RtpLimits.HEADER + index.payloadSize(packet);
  }

  /** Writes the present packet at an absolute position and returns its size. */
  public int write(ByteBuffer target, int position) {
    int marker = index.marker(packet) ? MARKER : 0;
    target.putInt(
        position, VERSION << 24 | (marker | payloadType) << 16 | ((int) sequence & 0xffff));
    target.putInt(position + 4, unitTimestamp);
    target.putInt(position + 8, track.ssrc());
    return RtpLimits.HEADER + index.copyPayload(packet, target, position + RtpLimits.HEADER);
  }

  private long timestampAt(long presentationTicks) {
    return track.timestamp()
        + Math.floorDiv((presentationTicks - nptTicks) * Rate.ONE, (long) entry.rate().scale());
  }

  /** RTP timestamp, not wrapped, that belongs to a media time; what sender reports tell. */
  public long timestampAtNanos(long mediaNanos) {
    return timestampAt(MediaTime.ticks(mediaNanos, clockRate));
  }

  /**
   * Goes to the next packet.
   *
   * @throws MissingPieceException if what it needs of the index is absent: the cursor then stays
   *     where it was
   */
  public void advance() {
    int next = packet + 1;
    int size = index.payloadSize(packet);
    if (next < index.packets() && !index.startsUnit(next)) {
      countSent(size);
      packet = next;
    } else {
      advanceToUnit(size, nextUnit());
    }
  }

  private void advanceToUnit(int size, int next) {
    boolean over = next >= index.packets();
    long sending = over ? sendingTicks : index.sendingTime(next);
    long presentation = over ? presentationTicks : index.presentationTime(next);
    countSent(size);
    enterUnit(next, sending, presentation);
  }

  private void countSent(int size) {
    octetsSent += size;
    packetsSent++;
    sequence++;
    if (packet == unitStart) {
      lastPresentation = Math.max(lastPresentation, unitPresentation);
    }
  }

  /** First packet of the unit that follows the last packet of the present one. */
  private int nextUnit() {
    return entry.rate().trickPlay() ? nextTrickUnit() : packet + 1;
  }

  /** The next key unit that is far enough from the present one to be worth showing. */
  private int nextTrickUnit() {
    long step = MediaTime.ticks(TRICK_INTERVAL, clockRate) * entry.rate().scale() / Rate.ONE;
    long wanted = unitPresentation + step;
    int key = index.keyUnitAtOrBefore(wanted);
    if (index.keyUnitTime(key) < wanted) {
      key++;
    }
    return key < index.keyUnits() ? index.keyUnitPacket(key) : index.packets();
  }

  /**
   * Visits each piece that is read to write the present packet and to go on from it.
   *
   * @throws MissingPieceException as {@link TrackIndex#need}
   */
  public void need(PieceVisitor visitor) {
    index.need(packet, visitor);
    int next = packet + 1;
    if (entry.rate().trickPlay() && (next >= index.packets() || index.startsUnit(next))) {
      int following = nextTrickUnit();
      if (following < index.packets()) {
        index.need(following, visitor);
      }
    }
  }

  /** Number of the present packet in the index; the index's size at the end. */
  public int packet() {
    return packet;
  }

  /** Sequence number of the present packet, not wrapped. */
  public long sequence() {
    return sequence;
  }

  /** Packets sent since the session was set up. */
  public long packetsSent() {
    return packetsSent;
  }

  /** Payload octets sent since the session was set up. */
  public long octetsSent() {
    return octetsSent;
  }

  /** Where the track stands; the entry it was started with tells the rest. */
  public TrackEntry track() {
    return track;
  }

  public TrackIndex index() {
    return index;
  }

  /** Latest presentation time sent in this entry, on the media clock. */
  long lastPresentationNanos() {
    return MediaTime.nanos(lastPresentation, clockRate);
  }
}
