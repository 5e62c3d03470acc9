package io.baton.engine.forward;

import io.baton.engine.delivery.datagram.RelayedTrack;
import io.baton.engine.rtcp.RtcpWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** To a client that receives over UDP: frames become datagrams again, in trains. */
final class DatagramRelay implements Relay {
  private static final int CHANNELS = 256;

  /** By the channel of RTP; that of RTCP is one above. */
  private final RelayedTrack[] tracks = new RelayedTrack[CHANNELS];

  private final int[] sources = new int[CHANNELS];
  private final Farewell farewell = new Farewell();

  /** Adds a track; replaces one of the same channel. */
  void add(int rtpChannel, int ssrc, RelayedTrack track) {
    tracks[rtpChannel] = track;
    sources[rtpChannel] = ssrc;
  }

  @Override
  public boolean send(ByteBuf in) {
    while (Frames.isWhole(in, in.readerIndex())) {
      int channel = Frames.channel(in, in.readerIndex());
      if (tracks[channel] != null) {
        int sent = tracks[channel].sendTrain(in, in.readerIndex());
        if (sent <= 0) {
          return sent != RelayedTrack.BLOCKED;
        }
        farewell.onRtp();
        in.skipBytes(sent);
      } else {
        sendRtcp(channel, in);
      }
    }
    return true;
  }

  /** Reports are few; what belongs to no track is thrown away. */
  private void sendRtcp(int channel, ByteBuf in) {
    int length = Frames.length(in, in.readerIndex());
    if (channel > 0 && tracks[channel - 1] != null) {
      farewell.onRtcp(in, in.readerIndex());
      tracks[channel - 1].sendRtcp(
          in.copy(in.readerIndex() + Frames.HEADER, length - Frames.HEADER));
    }
    in.skipBytes(length);
  }

  @Override
  public void flush() {
    for (RelayedTrack track : tracks) {
      if (track != null) {
        track.flush();
        return; // All tracks share the loop's socket.
      }
    }
  }

  @Override
  public long packets() {
    return sum(RelayedTrack::packets);
  }

  @Override
  public long octets() {
    return sum(RelayedTrack::octets);
  }

  private long sum(ToLongFunction<RelayedTrack> figure) {
    return Arrays.stream(tracks).filter(Objects::nonNull).mapToLong(figure).sum();
  }

  @Override
  public boolean hasSaidGoodbye() {
    return farewell.said();
  }

  @Override
  public void sayGoodbye(String cname) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      if (tracks[channel] != null) {
        ByteBuf packet = Unpooled.directBuffer();
        RtcpWriter.writeGoodbye(packet, sources[channel], cname, "");
        tracks[channel].sendRtcp(packet);
      }
    }
  }
}
