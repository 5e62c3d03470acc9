package io.baton.client.reception;

import io.baton.client.depacketize.TrackEncoding;
import io.baton.model.media.MediaKind;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One track of a session: how it is encoded and what came of it. Belongs to the event loop. */
public final class ReceivedTrack {
  private final int index;
  private final MediaKind kind;
  private final TrackEncoding encoding;
  private final String controlUri;
  private final ReceptionStatistics statistics;
  private final SenderReports senderReports;
  private OptionalInt announcedSequence = OptionalInt.empty();
  private OptionalLong announcedTimestamp = OptionalLong.empty();
  private OptionalInt firstSequence = OptionalInt.empty();
  private OptionalLong firstTimestamp = OptionalLong.empty();
  private long malformed;
  private int addressChanges;

  /**
   * A track of which nothing has come yet.
   *
   * @param index position in the SDP, from 0
   * @param controlUri what SETUP names
   */
  public ReceivedTrack(int index, MediaKind kind, TrackEncoding encoding, String controlUri) {
    this.index = index;
    this.kind = kind;
    this.encoding = encoding;
    this.controlUri = controlUri;
    this.statistics = new ReceptionStatistics(encoding.clockRate());
    this.senderReports = new SenderReports(encoding.clockRate());
  }

  /** Position in the SDP, from 0. */
  public int index() {
    return index;
  }

  public MediaKind kind() {
    return kind;
  }

  public TrackEncoding encoding() {
    return encoding;
  }

  /** What SETUP names. */
  public String controlUri() {
    return controlUri;
  }

  public ReceptionStatistics statistics() {
    return statistics;
  }

  public SenderReports senderReports() {
    return senderReports;
  }

  /** Sequence number that the RTP-Info of the latest PLAY announced. */
  public OptionalInt announcedSequence() {
    return announcedSequence;
  }

  /** RTP timestamp of the start of the range, by the RTP-Info of the latest PLAY. */
  public OptionalLong announcedTimestamp() {
    return announcedTimestamp;
  }

  /** Sequence number of the first packet that came. */
  public OptionalInt firstSequence() {
    return firstSequence;
  }

  /** RTP timestamp of the first packet that came. */
  public OptionalLong firstTimestamp() {
    return firstTimestamp;
  }

  /** Datagrams that are no RTP packets. */
  public long malformed() {
    return malformed;
  }

  /** How often the address that packets come from changed. */
  public int addressChanges() {
    return addressChanges;
  }

  /** Takes what RTP-Info announces. */
  public void announced(OptionalInt sequence, OptionalLong timestamp) {
    announcedSequence = sequence;
    announcedTimestamp = timestamp;
  }

  /** RTP timestamps begin a new line, see {@link ReceptionStatistics#newTimeline}. */
  public void newTimeline(double rate) {
    statistics.newTimeline(rate);
    senderReports.newTimeline(rate);
  }

  boolean received(RtpPacketView packet, long arrivalNanos) {
    if (firstSequence.isEmpty()) {
      firstSequence = OptionalInt.of(packet.sequence());
      firstTimestamp = OptionalLong.of(packet.timestamp());
    }
    return statistics.received(
        packet.sequence(), packet.timestamp(), packet.ssrc(), packet.payloadLength(), arrivalNanos);
  }

  void receivedMalformed() {
    malformed++;
  }

  /** Packets come from another address than before. */
  public void addressChanged() {
    addressChanges++;
  }
}
