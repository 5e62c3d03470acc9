package io.baton.engine.media.packet;

import io.baton.connector.MediaRejectedException;
import io.baton.engine.media.RtpLimits;
import java.io.IOException;
import java.util.List;

/** RFC 2250 section 3.5: whole MPEG audio frames, or fragments of one that is too large. */
final class MpegAudioPacketizer implements Packetizer {
  private static final int HEADER_OCTETS = 4;
  private static final int MAX_FRAME = 0xffff;

  private final byte[] header = new byte[HEADER_OCTETS];
  private final FrameRun run;

  MpegAudioPacketizer(int clockRate, long frameDuration) {
    run = new FrameRun(clockRate, frameDuration, RtpLimits.MAX_PAYLOAD - HEADER_OCTETS, 0);
  }

  @Override
  public void accept(Sample sample, PacketSink sink) throws IOException, MediaRejectedException {
    if (sample.size() == 0) {
      return;
    }
    if (sample.size() > MAX_FRAME) {
      throw new MediaRejectedException(
          "an MP3 frame of " + sample.size() + " bytes is larger than RTP can carry: re-encode it");
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
    putFragmentOffset(0);
    sink.header(header, HEADER_OCTETS);
    for (Sample frame : frames) {
      sink.slice(frame.position(), frame.size());
    }
    sink.endPacket(false);
    run.clear();
  }

  private void fragment(Sample sample, PacketSink sink) throws IOException, MediaRejectedException {
    sink.beginUnit(sample.decodingTime(), sample.presentationTime(), true);
    int done = 0;
    while (done < sample.size()) {
      int length = Math.min(sample.size() - done, RtpLimits.MAX_PAYLOAD - HEADER_OCTETS);
      putFragmentOffset(done);
      sink.header(header, HEADER_OCTETS);
      sink.slice(sample.position() + done, length);
      sink.endPacket(false);
      done += length;
    }
  }

  private void putFragmentOffset(int offset) {
    header[2] = (byte) (offset >> 8);
    header[3] = (byte) offset;
  }
}
