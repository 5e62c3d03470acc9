package io.baton.engine.media.packet;

import io.baton.connector.MediaRejectedException;
import io.baton.engine.media.RtpLimits;
import java.io.IOException;
import java.util.List;

/** RFC 3640 section 3.3.6, mode AAC-hbr: 13 bits of size and 3 of index for each access unit. */
final class AacPacketizer implements Packetizer {
  private static final int LENGTH_OCTETS = 2;
  private static final int AU_HEADER_OCTETS = 2;
  private static final int AU_HEADER_BITS = 16;
  private static final int INDEX_BITS = 3;
  private static final int MAX_AU = (1 << 13) - 1;

  private final byte[] header = new byte[255];
  private final FrameRun run;

  AacPacketizer(int clockRate, long frameDuration) {
    run =
        new FrameRun(
            clockRate, frameDuration, RtpLimits.MAX_PAYLOAD - LENGTH_OCTETS, AU_HEADER_OCTETS);
  }

  @Override
  public void accept(Sample sample, PacketSink sink) throws IOException, MediaRejectedException {
    if (sample.size() == 0) {
      return;
    }
    if (sample.size() > MAX_AU) {
      throw new MediaRejectedException(
          "an AAC frame of " + sample.size() + " bytes is larger than RTP can carry: re-encode it");
    }
    if (!run.holds(sample)) {
      finish(sink);
      fragment(sample, sink);
      return;
    }
    if (!run.accepts(sample)) {
      finish(sink);
    }
    run.add(sample);
  }

  @Override
  public void finish(PacketSink sink) throws IOException, MediaRejectedException {
    List<Sample> frames = run.frames();
    if (frames.isEmpty()) {
      return;
    }
    Sample first = frames.get(0);
    sink.beginUnit(first.decodingTime(), first.presentationTime(), true);
    putHeadersLength(frames.size());
    for (int i = 0; i < frames.size(); i++) {
      putAuHeader(i, frames.get(i).size());
    }
    sink.header(header, LENGTH_OCTETS + frames.size() * AU_HEADER_OCTETS);
    for (Sample frame : frames) {
      sink.slice(frame.position(), frame.size());
    }
    sink.endPacket(true);
    run.clear();
  }

  private void fragment(Sample sample, PacketSink sink) throws IOException, MediaRejectedException {
    sink.beginUnit(sample.decodingTime(), sample.presentationTime(), true);
    int headerOctets = LENGTH_OCTETS + AU_HEADER_OCTETS;
    putHeadersLength(1);
    putAuHeader(0, sample.size());
    int done = 0;
    while (done < sample.size()) {
      int length = Math.min(sample.size() - done, RtpLimits.MAX_PAYLOAD - headerOctets);
      sink.header(header, headerOctets);
      sink.slice(sample.position() + done, length);
      done += length;
      sink.endPacket(done == sample.size());
    }
  }

  private void putHeadersLength(int frames) {
    int bits = frames * AU_HEADER_BITS;
    header[0] = (byte) (bits >> 8);
    header[1] = (byte) bits;
  }

  private void putAuHeader(int index, int size) {
    int auHeader = size << INDEX_BITS;
    int at = LENGTH_OCTETS + index * AU_HEADER_OCTETS;
    header[at] = (byte) (auHeader >> 8);
    header[at + 1] = (byte) auHeader;
  }
}
