package io.baton.engine.media.packet;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.Sample;
import java.io.IOException;

/**
 * RFC 3551 section 4.5.14: companded PCM of one octet a sample, cut into packets of 20 ms whatever
 * the file's own chunks are.
 */
final class PcmPacketizer implements Packetizer {
  private static final int PACKETS_PER_SECOND = 50;

  /** As many slices as a packet record can count. */
  private static final int MAX_SLICES = 255;

  private final int channels;
  private final int packetOctets;
  private final long[] positions = new long[MAX_SLICES];
  private final int[] lengths = new int[MAX_SLICES];
  private int slices;
  private int octets;
  private long time;

  PcmPacketizer(int clockRate, int channels) {
    this.channels = channels;
    int samples = Math.min(clockRate / PACKETS_PER_SECOND, RtpLimits.MAX_PAYLOAD / channels);
    this.packetOctets = Math.max(1, samples) * channels;
  }

  @Override
  public void accept(Sample sample, PacketSink sink) throws IOException, MediaRejectedException {
    int usable = sample.size() - sample.size() % channels;
    if (octets > 0 && sample.presentationTime() != time + octets / channels) {
      finish(sink);
    }
    int done = 0;
    while (done < usable) {
      if (octets == 0) {
        time = sample.presentationTime() + done / channels;
      }
      int length = Math.min(usable - done, packetOctets - octets);
      positions[slices] = sample.position() + done;
      lengths[slices] = length;
      slices++;
      octets += length;
      done += length;
      if (octets == packetOctets || slices == MAX_SLICES) {
        finish(sink);
      }
    }
  }

  @Override
  public void finish(PacketSink sink) throws IOException, MediaRejectedException {
    if (octets == 0) {
      return;
    }
    sink.beginUnit(time, time, true);
    for (int i = 0; i < slices; i++) {
      sink.slice(positions[i], lengths[i]);
    }
    sink.endPacket(false);
    slices = 0;
    octets = 0;
  }
}
