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
 *
 * <p>Of content whose pieces come from other nodes, only packets that are {@link #isReady ready}
 * may be read. The cursor reads nothing of an access unit before its first packet is: until then it
 * stands where the access unit before it stood, as to times.
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
  private final PacketSupply supply;
  private final int clockRate;
  private final int payloadType;

  private TimelineEntry entry;
  private TrackEntry track;
  private long nptTicks;
  private int packet;
  private int unitStart;
  private boolean entered;
  private long unitSending;
  private long unitDue;
  private long unitPresentation;
  private int unitTimestamp;
  private int end;
  private long sequence;
  private long readyUntil;
  private long packetsSent;
  private long octetsSent;
  private long lastPresentation;

  /** Over content that is there as a whole. */
  public TrackCursor(TrackIndex index) {
    this(index, PacketSupply.WHOLE);
  }

  /**
   * Over content whose pieces may be absent.
   *
   * @param supply of the entry that the cursor will be started with
   */
  public TrackCursor(TrackIndex index, PacketSupply supply) {
    this.index = index;
    this.supply = supply;
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
    long newReadyUntil = supply.readyUntil(newTrack.firstSequence());
    boolean enters = first < index.packets() && newTrack.firstSequence() < newReadyUntil;
    long sending = enters ? index.sendingTime(first) : 0;
    long presentation = enters ? index.presentationTime(first) : 0;
    entry = newEntry;
    track = newTrack;
    end = newEnd;
    nptTicks = MediaTime.ticks(newEntry.nptNanos(), clockRate);
    sequence = newTrack.firstSequence();
    readyUntil = newReadyUntil;
    packetsSent = newTrack.packetsBefore();
    octetsSent = newTrack.octetsBefore();
    lastPresentation = nptTicks;
    unitSending = newEntry.originNanos();
    unitPresentation = nptTicks;
    goTo(first);
    if (enters) {
      enterUnit(sending, presentation);
    }
  }

  /** Skips what is due before a wall-clock time, as a node does that takes a stream over. */
  public void skipTo(long wallNanos) {
    while (isDue(wallNanos - 1)) {
      advance();
    }
  }

  private int endOf(TimelineEntry newEntry, TrackEntry newTrack) {
    if (newTrack.muted() || !newEntry.playing()) {
      return newTrack.firstPacket();
    }
    return index.firstDecodedFrom(MediaTime.ticksAtOrAfter(newEntry.stopNanos(), clockRate));
  }

  private void goTo(int firstPacket) {
    packet = firstPacket;
    unitStart = firstPacket;
    entered = false;
  }

  /** Works out once what all packets of the present access unit have in common. */
  private void enterUnit(long sending, long presentation) {
    boolean held = holds();
    long nanos = MediaTime.nanos(sending, clockRate);
    unitSending = held ? Math.max(nanos, entry.originNanos()) : nanos;
    unitPresentation = held ? Math.max(presentation, nptTicks) : presentation;
    unitDue = entry.dueAt(unitSending);
    unitTimestamp = (int) timestampAt(unitPresentation);
    entered = true;
  }

  /** Whether the present access unit is one that is held for the entry's beginning. */
  boolean holds() {
    return track.held() && unitStart == track.firstPacket() && packet < index.packets();
  }

  /** Ticks at which the present access unit is shown; in trick play also before it is ready. */
  long presentation() {
    return unitPresentation;
  }

  /** Whether there is a packet to be sent in this entry, ready or not. */
  public boolean hasNext() {
    return packet < end;
  }

  /** Whether the present packet can be read; if not, the session is woken when it can. */
  public boolean isReady() {
    return sequence < readyUntil || becomesReady();
  }

  private boolean becomesReady() {
    readyUntil = supply.readyUntil(sequence);
    if (sequence >= readyUntil) {
      return false;
    }
    if (!entered && packet < index.packets()) {
      enterUnit(index.sendingTime(packet), index.presentationTime(packet));
    }
    return true;
  }

  /** Whether there is a packet that can be read and is due by a wall-clock time. */
  public boolean isDue(long wallNanos) {
    return hasNext() && isReady() && dueAt() <= wallNanos;
  }

  /** Wall-clock time at which the present packet is due; it must be ready. */
  public long dueAt() {
    return unitDue + (packet - unitStart) / BURST * BURST_INTERVAL;
  }

  /**
   * When the present packet is due on the media clock; when the one before it was, as long as that
   * is not known.
   */
  public long sendingNanos() {
    return unitSending;
  }

  /** Tells the supply that the packets before the present one are not needed any more. */
  public void releaseSent() {
    supply.sentUntil(sequence);
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
    } else if (entry.rate().trickPlay()) {
      advanceToKeyUnit(size, nextTrickUnit());
    } else {
      advanceToUnit(size, next);
    }
  }

  private void countSent(int size) {
    octetsSent += size;
    packetsSent++;
    sequence++;
    if (packet == unitStart) {
      lastPresentation = Math.max(lastPresentation, unitPresentation);
    }
  }

  private void advanceToUnit(int size, int first) {
    boolean enters = first < index.packets() && sequence + 1 < readyUntil;
    long sending = enters ? index.sendingTime(first) : 0;
    long presentation = enters ? index.presentationTime(first) : 0;
    countSent(size);
    goTo(first);
    if (enters) {
      enterUnit(sending, presentation);
    }
  }

  /** When a key unit is shown is known even if it is not ready. */
  private void advanceToKeyUnit(int size, int key) {
    boolean over = key >= index.keyUnits();
    advanceToUnit(size, over ? index.packets() : index.keyUnitPacket(key));
    unitPresentation = over ? unitPresentation : index.keyUnitTime(key);
  }

  /** The next key unit that is far enough from the present one; the number of them if none is. */
  private int nextTrickUnit() {
    long step = MediaTime.ticks(TRICK_INTERVAL, clockRate) * entry.rate().scale() / Rate.ONE;
    long wanted = unitPresentation + step;
    int key = index.keyUnitAtOrBefore(wanted);
    return index.keyUnitTime(key) < wanted ? key + 1 : key;
  }

  /**
   * Visits each piece that is read to write the present packet and to go on from it.
   *
   * @throws MissingPieceException as {@link TrackIndex#need}
   */
  public void need(PieceVisitor visitor) {
    index.need(packet, visitor);
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
