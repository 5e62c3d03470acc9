package io.baton.engine.media.packet;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.codec.Sample;
import java.io.IOException;
import java.util.List;

/**
 * Sends NAL units that are not in the file before each access unit at which a decoder can start.
 */
final class KeyUnitPrefix implements Packetizer {
  /** As long as a payload header can be. */
  static final int MAX_OCTETS = 255;

  private final List<byte[]> nalUnits;
  private final Packetizer packetizer;

  /**
   * Wraps a packetizer of H.264 or H.265.
   *
   * @param nalUnits each at most {@value #MAX_OCTETS} octets long
   */
  KeyUnitPrefix(List<byte[]> nalUnits, Packetizer packetizer) {
    this.nalUnits = List.copyOf(nalUnits);
    this.packetizer = packetizer;
  }

  @Override
  public void accept(Sample sample, PacketSink sink) throws IOException, MediaRejectedException {
    packetizer.accept(sample, sample.key() ? new Prefixed(sink) : sink);
  }

  @Override
  public void finish(PacketSink sink) throws IOException, MediaRejectedException {
    packetizer.finish(sink);
  }

  @Override
  public long damagedSamples() {
    return packetizer.damagedSamples();
  }

  private final class Prefixed implements PacketSink {
    private final PacketSink sink;

    Prefixed(PacketSink sink) {
      this.sink = sink;
    }

    @Override
    public void beginUnit(long decodingTime, long presentationTime, boolean key)
        throws IOException, MediaRejectedException {
      sink.beginUnit(decodingTime, presentationTime, key);
      for (byte[] nal : nalUnits) {
        sink.header(nal, nal.length);
        sink.endPacket(false);
      }
    }

    @Override
    public void header(byte[] octets, int length) {
      sink.header(octets, length);
    }

    @Override
    public void slice(long position, int length) {
      sink.slice(position, length);
    }

    @Override
    public void endPacket(boolean marker) throws IOException, MediaRejectedException {
      sink.endPacket(marker);
    }
  }
}
