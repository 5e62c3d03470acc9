package io.baton.engine.media.packet;

import io.baton.connector.media.MediaRejectedException;
import java.io.IOException;

/**
 * Takes packets from a packetizer. Each packet is a payload header (perhaps empty) and then pieces
 * of the canonical file; {@link #endPacket} completes it.
 */
public interface PacketSink {
  /**
   * The packets from here on belong to a new access unit.
   *
   * @throws MediaRejectedException if the times are farther apart than an index can hold
   */
  void beginUnit(long decodingTime, long presentationTime, boolean key)
      throws IOException, MediaRejectedException;

  /** Sets the payload header of the packet being built: the first {@code length} octets. */
  void header(byte[] octets, int length);

  /** Appends a piece of the file to the packet being built. */
  void slice(long position, int length);

  /**
   * Completes the packet.
   *
   * @throws MediaRejectedException if the track has more packets than an index can hold
   */
  void endPacket(boolean marker) throws IOException, MediaRejectedException;
}
