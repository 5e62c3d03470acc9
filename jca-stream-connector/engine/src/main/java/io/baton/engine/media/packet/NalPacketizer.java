package io.baton.engine.media.packet;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.MediaBytes;
import io.baton.engine.media.codec.NalFormat;
import io.baton.engine.media.codec.Sample;
import java.io.IOException;
import java.util.Arrays;

/**
 * Packetizes H.264 and H.265 samples, which are NAL units that each follow their length in four
 * octets. Small neighbours share an aggregation packet, large ones are cut into fragments of which
 * all but the last fill a packet, so that they can leave as one train of equal datagrams.
 */
final class NalPacketizer implements Packetizer {
  private static final int LENGTH_OCTETS = 4;

  /** An aggregation packet gives each NAL unit's size in the lower half of those four. */
  private static final int SIZE_OCTETS = 2;

  /** As many slices as a packet record can count. */
  private static final int MAX_AGGREGATED = 255;

  private static final int START_BIT = 0x80;
  private static final int END_BIT = 0x40;

  private final MediaBytes media;
  private final NalFormat format;
  private final byte[] header = new byte[4];
  private long[] positions = new long[64];
  private int[] lengths = new int[64];
  private int nals;
  private long damaged;

  NalPacketizer(MediaBytes media, NalFormat format) {
    this.media = media;
    this.format = format;
  }

  @Override
  public void accept(Sample sample, PacketSink sink) throws IOException, MediaRejectedException {
    split(sample);
    if (nals == 0) {
      return;
    }
    sink.beginUnit(sample.decodingTime(), sample.presentationTime(), sample.key());
    int nal = 0;
    while (nal < nals) {
      int run = aggregable(nal);
      boolean last = nal + run == nals;
      if (run > 1) {
        aggregate(nal, run, last, sink);
      } else if (lengths[nal] <= RtpLimits.MAX_PAYLOAD) {
        sink.slice(positions[nal], lengths[nal]);
        sink.endPacket(last);
      } else {
        fragment(nal, last, sink);
      }
      nal += run;
    }
  }

  @Override
  public long damagedSamples() {
    return damaged;
  }

  /** Finds the NAL units of a sample; leaves out empty ones, stops where a length is impossible. */
  private void split(Sample sample) {
    nals = 0;
    long at = sample.position();
    long end = at + sample.size();
    while (end - at >= LENGTH_OCTETS) {
      long length = media.unsignedInt(at);
      at += LENGTH_OCTETS;
      if (length > end - at) {
        damaged++;
        return;
      }
      if (length >= format.nalHeaderOctets() && format.carries(media.octet(at))) {
        add(at, (int) length);
      }
      at += length;
    }
    if (at != end) {
      damaged++;
    }
  }

  private void add(long position, int length) {
    if (nals == positions.length) {
      positions = Arrays.copyOf(positions, nals * 2);
      lengths = Arrays.copyOf(lengths, nals * 2);
    }
    positions[nals] = position;
    lengths[nals] = length;
    nals++;
  }

  /** How many NAL units from the given one on fit into one packet together; at least 1. */
  private int aggregable(int first) {
    int octets = format.aggregateHeaderOctets();
    int run = 0;
    while (first + run < nals && run < MAX_AGGREGATED) {
      octets += SIZE_OCTETS + lengths[first + run];
      if (octets > RtpLimits.MAX_PAYLOAD || octets < 0) {
        break;
      }
      run++;
    }
    return Math.max(run, 1);
  }

  private void aggregate(int first, int run, boolean last, PacketSink sink)
      throws IOException, MediaRejectedException {
    format.beginAggregate(header, media, positions[first]);
    for (int nal = first + 1; nal < first + run; nal++) {
      format.extendAggregate(header, media, positions[nal]);
    }
    sink.header(header, format.aggregateHeaderOctets());
    for (int nal = first; nal < first + run; nal++) {
      sink.slice(positions[nal] - SIZE_OCTETS, SIZE_OCTETS + lengths[nal]);
    }
    sink.endPacket(last);
  }

  private void fragment(int nal, boolean lastNal, PacketSink sink)
      throws IOException, MediaRejectedException {
    int headerOctets = format.fragmentHeaderOctets();
    int room = RtpLimits.MAX_PAYLOAD - headerOctets;
    long at = positions[nal] + format.nalHeaderOctets();
    int left = lengths[nal] - format.nalHeaderOctets();
    format.fragment(header, media, positions[nal]);
    byte middle = header[headerOctets - 1];
    boolean first = true;
    while (left > 0) {
      int length = Math.min(left, room);
      boolean last = length == left;
      header[headerOctets - 1] = (byte) (middle | (first ? START_BIT : 0) | (last ? END_BIT : 0));
      sink.header(header, headerOctets);
      sink.slice(at, length);
      sink.endPacket(last && lastNal);
      at += length;
      left -= length;
      first = false;
    }
  }
}
