package io.baton.engine.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.baton.engine.rtsp.RtspDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whatever a provider sends, and however the network cuts it. */
class RelayFuzzTest {
  private static final int MAX_HEAD = 1024;
  private static final int MAX_BODY = 256;

  /** The first octet says where the rest is cut in two. */
  @FuzzTest
  void framesAreTheSameHoweverTheyAreCut(byte[] data) {
    byte[] sent = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
    int cut = data.length == 0 ? 0 : Math.min(data[0] & 0xff, sent.length);
    assertThat(read(sent, cut)).isEqualTo(read(sent, sent.length));
  }

  /** Channel and length of each frame, and whether the provider said goodbye last. */
  private static List<Integer> read(byte[] sent, int cut) {
    List<Integer> frames = new ArrayList<>();
    Farewell farewell = new Farewell();
    EmbeddedChannel decoder =
        new EmbeddedChannel(new RtspDecoder(MAX_HEAD, MAX_BODY, in -> take(in, frames, farewell)));
    decoder.writeInbound(Unpooled.copiedBuffer(sent, 0, cut));
    decoder.writeInbound(Unpooled.copiedBuffer(sent, cut, sent.length - cut));
    decoder.finishAndReleaseAll();
    frames.add(farewell.said() ? 1 : 0);
    return frames;
  }

  private static void take(ByteBuf in, List<Integer> frames, Farewell farewell) {
    while (Frames.isWhole(in, in.readerIndex())) {
      int channel = Frames.channel(in, in.readerIndex());
      int length = Frames.length(in, in.readerIndex());
      if (channel % 2 == 0) {
        farewell.onRtp();
      } else {
        farewell.onRtcp(in, in.readerIndex());
      }
      frames.add(channel << Short.SIZE | length);
      in.skipBytes(length);
    }
  }
}
