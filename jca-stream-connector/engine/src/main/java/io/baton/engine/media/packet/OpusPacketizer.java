package io.baton.engine.media.packet;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.Sample;
import java.io.IOException;

/** RFC 7587 section 4.2: one Opus packet is one RTP payload, without a header of its own. */
final class OpusPacketizer implements Packetizer {
  @Override
  public void accept(Sample sample, PacketSink sink) throws IOException, MediaRejectedException {
    if (sample.size() == 0) {
      return;
    }
    if (sample.size() > RtpLimits.MAX_PAYLOAD) {
      throw new MediaRejectedException(
          "an Opus packet of "
              + sample.size()
              + " bytes does not fit into one RTP packet and cannot be split: re-encode it with"
              + " frames of 20 ms");
    }
    sink.beginUnit(sample.decodingTime(), sample.presentationTime(), true);
    sink.slice(sample.position(), sample.size());
    sink.endPacket(false);
  }
}
