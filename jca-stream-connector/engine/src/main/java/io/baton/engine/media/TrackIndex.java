package io.baton.engine.media;

import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.media.piece.PieceVisitor;
import java.nio.ByteBuffer;

/**
 * Every RTP packet of one track, in sending order (decoding order of the access units). A pure
 * function of the canonical file: two nodes that hold the file hold the same index.
 *
 * <p>Of content whose pieces come from other nodes, each method that is given a packet or a time
 * may throw {@link MissingPieceException}; it can be called again when the piece is there. The
 * methods about key units read no piece.
 *
 * <p>Times are ticks of {@link TrackFormat#clockRate()}. Presentation time 0 is normal play time 0;
 * decoding times may be negative where frames are reordered. Packet numbers run from 0 to {@link
 * #packets()} - 1. Implementations are immutable, thread-safe, and allocate nothing in any method.
 */
public interface TrackIndex {
  TrackFormat format();

  /** Number of packets; at least 1. */
  int packets();

  /** Decoding time of the packet's access unit. Never decreases with the number. */
  long decodingTime(int packet);

  /** Presentation time of the packet's access unit: its RTP timestamp before offsets. */
  long presentationTime(int packet);

  /**
   * When the packet is due: as decoding times follow one another, but beginning with the first
   * unit's presentation. So what belongs together leaves tracks at the same time, whether or not
   * their frames are reordered; receivers that line tracks up by arrival are right at once.
   */
  default long sendingTime(int packet) {
    return decodingTime(packet) + presentationTime(0) - decodingTime(0);
  }

  /** RTP marker bit as the payload format defines it. */
  boolean marker(int packet);

  /** Whether the packet is the first of an access unit. */
  boolean startsUnit(int packet);

  /** Whether the packet is the first of an access unit at which a decoder can start. */
  boolean keyUnit(int packet);

  /** RTP payload octets of the packet, payload header included; 1 to the format's maximum. */
  int payloadSize(int packet);

  /**
   * Payload octets of all packets before this one.
   *
   * @param packet 0 to {@link #packets()}, inclusive
   */
  long octetsBefore(int packet);

  /**
   * Writes the packet's RTP payload, payload header included, at an absolute position.
   *
   * @return {@link #payloadSize}
   */
  int copyPayload(int packet, ByteBuffer target, int position);

  /** First packet of the unit after the one that the packet belongs to; packets() if none. */
  int nextUnit(int packet);

  /**
   * First packet whose decoding time is at or after the given one; packets() if none. Reads no
   * piece if that is the first packet, or there is none.
   */
  int firstDecodedFrom(long decodingTime);

  /**
   * Number of units that the index lists for a decoder to start at; at least 1. Of pictures those
   * are all key units. Sound can start anywhere: of it only the first unit is listed.
   */
  int keyUnits();

  /**
   * First packet of a key unit.
   *
   * @param keyUnit 0 to keyUnits() - 1
   */
  int keyUnitPacket(int keyUnit);

  /**
   * Presentation time of a key unit.
   *
   * @param keyUnit 0 to keyUnits() - 1
   */
  long keyUnitTime(int keyUnit);

  /**
   * The last listed key unit whose presentation time is at or before the given one; 0 if there is
   * none.
   *
   * @return a key unit number, see {@link #keyUnitPacket}
   */
  int keyUnitAtOrBefore(long presentationTime);

  /**
   * Visits each piece that is read to send the packet and to know what follows it: its record and
   * the next one, its slices, its payload header and its octets of the canonical file. Nothing is
   * visited of an index that is in memory as a whole.
   *
   * @throws MissingPieceException if the packet's record or slices are absent: what they tell is
   *     not known then. Their pieces were visited, and those that they probably refer to.
   */
  void need(int packet, PieceVisitor visitor);
}
