package io.baton.engine.media.packet;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.Sample;
import java.io.IOException;
import java.util.List;

/**
 * Audio in frames: short ones share a packet, one that is too long for a packet is split. What
 * stands before the frames is the payload format's own.
 */
abstract class AudioFramePacketizer implements Packetizer {
  private final String codec;
  private final int maxFrame;
  private final boolean marked;
  private final FrameRun run;

  /**
   * Prepares to take frames.
   *
   * @param codec name that viewers know it by
   * @param maxFrame octets of the longest frame that the format can carry
   * @param marked whether the packet that ends a frame has the marker bit
   * @param run gathers what is to share a packet
   */
  AudioFramePacketizer(String codec, int maxFrame, boolean marked, FrameRun run) {
    this.codec = codec;
    this.maxFrame = maxFrame;
    this.marked = marked;
    this.run = run;
  }

  /** Puts the payload header of a packet with whole frames. */
  abstract void putHeader(List<Sample> frames, PacketSink sink);

  /** Puts the payload header of a part of a frame and returns its length. */
  abstract int putFragmentHeader(Sample frame, int offset, PacketSink sink);

  @Override
  public final void accept(Sample sample, PacketSink sink)
      throws IOException, MediaRejectedException {
    if (sample.size() == 0) {
      return;
    }
    if (sample.size() > maxFrame) {
      throw new MediaRejectedException(
          "an "
              + codec
              + " frame of "
              + sample.size()
              + " bytes is larger than RTP can carry: re-encode it");
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
  public final void finish(PacketSink sink) throws IOException, MediaRejectedException {
    List<Sample> frames = run.frames();
    if (frames.isEmpty()) {
      return;
    }
    Sample first = frames.get(0);
    sink.beginUnit(first.decodingTime(), first.presentationTime(), true);
    putHeader(frames, sink);
    for (Sample frame : frames) {
      sink.slice(frame.position(), frame.size());
    }
    sink.endPacket(marked);
    run.clear();
  }

  private void fragment(Sample frame, PacketSink sink) throws IOException, MediaRejectedException {
    sink.beginUnit(frame.decodingTime(), frame.presentationTime(), true);
    int done = 0;
    while (done < frame.size()) {
      int room = RtpLimits.MAX_PAYLOAD - putFragmentHeader(frame, done, sink);
      int length = Math.min(frame.size() - done, room);
      sink.slice(frame.position() + done, length);
      done += length;
      sink.endPacket(marked && done == frame.size());
    }
  }
}
