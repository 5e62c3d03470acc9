package io.baton.engine.delivery.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Rate;
import io.baton.engine.stream.Timeline;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TrackCursor;
import io.baton.engine.stream.TrackEntry;
import io.baton.engine.testing.SyntheticTrack;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatagramTrainTest {
  private static final InetSocketAddress RECEIVER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5004);
  private static final int FULL = RtpLimits.MAX_PACKET;
  private static final int PACKETS_A_FRAME = 3;

  private final ByteBuf buffer = Unpooled.directBuffer(8 * FULL, 8 * FULL);
  private final DatagramTrain train = new DatagramTrain(buffer, 6);

  @AfterEach
  void free() {
    buffer.release(buffer.refCnt());
  }

  @Test
  void endsWithTheFirstShorterPacket() throws Exception {
    TrackCursor cursor = film(PACKETS_A_FRAME);
    train.begin(RECEIVER);
    while (cursor.hasNext() && train.accepts(cursor.packetSize())) {
      train.append(cursor);
      cursor.advance();
    }
    assertThat(train.packets()).isEqualTo(PACKETS_A_FRAME);
    assertThat(train.segmentSize()).isEqualTo(FULL);
    assertThat(train.length()).isBetween(2 * FULL, 3 * FULL);
    assertThat(train.recipient()).isEqualTo(RECEIVER);
  }

  @Test
  void hasNoMorePacketsThanTheKernelTakes() throws Exception {
    TrackCursor cursor = film(20);
    train.begin(RECEIVER);
    while (train.accepts(cursor.packetSize())) {
      train.append(cursor);
      cursor.advance();
    }
    assertThat(train.packets()).isEqualTo(6);
  }

  @Test
  void hasNoMoreBytesThanItsBuffer() throws Exception {
    DatagramTrain roomy = new DatagramTrain(buffer, 45);
    TrackCursor cursor = film(20);
    roomy.begin(RECEIVER);
    while (roomy.accepts(cursor.packetSize())) {
      roomy.append(cursor);
      cursor.advance();
    }
    assertThat(roomy.packets()).isEqualTo(8);
    assertThat(roomy.length()).isEqualTo(8 * FULL);
  }

  @Test
  void takesNoPacketThatIsLongerThanTheFirst() throws Exception {
    TrackCursor cursor = film(1);
    train.begin(RECEIVER);
    train.append(cursor);
    assertThat(train.accepts(train.segmentSize() + 1)).isFalse();
    assertThat(train.accepts(train.segmentSize())).isTrue();
  }

  @Test
  void isBusyUntilTheChannelLetsItGo() throws Exception {
    train.begin(RECEIVER);
    train.append(film(1));
    assertThat(train.idle()).isTrue();
    assertThat(train.ready().content().readableBytes()).isEqualTo(train.length());
    assertThat(train.idle()).isFalse();
    train.release();
    assertThat(train.idle()).isTrue();
  }

  @Test
  void whenAllTrainsAreOnTheirWayThereIsNone() throws Exception {
    EmbeddedChannel channel = new EmbeddedChannel();
    DatagramOutput output = new DatagramOutput(channel, 2, FULL, 1);
    TrackCursor cursor = film(1);
    for (int i = 0; i < 2; i++) {
      DatagramTrain next = output.take();
      next.begin(RECEIVER);
      next.append(cursor);
      output.send(next);
    }
    assertThat(channel.outboundMessages()).as("sent together at the flush").isEmpty();
    assertThat(output.take()).isNull();
    assertThat(channel.outboundMessages()).as("flushed to make room").hasSize(2);
    DatagramTrain sent = channel.readOutbound();
    sent.release();
    assertThat(output.take()).isSameAs(sent);
    channel.finishAndReleaseAll();
    output.release();
    assertThat(sent.content().refCnt()).isZero();
  }

  private static TrackCursor film(int packetsPerFrame) throws Exception {
    Content film = SyntheticTrack.content(2, SyntheticTrack.video(packetsPerFrame));
    TrackCursor cursor = new TrackCursor(film.tracks().get(0));
    TrackEntry track = new TrackEntry(0, 7, 0, 0, 0, 0, 0, false, false);
    TimelineEntry initial = Timeline.initial(List.of(track));
    cursor.start(initial, track);
    PlayCommand play = new PlayCommand(OptionalLong.of(0), OptionalLong.empty(), Rate.NORMAL);
    TimelineEntry entry = new Timeline(film).play(initial, List.of(cursor), play, 0);
    cursor.start(entry, entry.tracks().get(0));
    return cursor;
  }
}
