package io.baton.engine.delivery.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.RtpLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayedTrackTest {
  private static final int FULL = RtpLimits.MAX_PACKET;
  private static final int MAX_PACKETS = 5;
  private static final InetSocketAddress RTP =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5004);
  private static final InetSocketAddress RTCP =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5005);

  private final EmbeddedChannel socket = new EmbeddedChannel();
  private final DatagramOutput output =
      new DatagramOutput(socket, 2, MAX_PACKETS * FULL, MAX_PACKETS);
  private final LoopCounters counters = new LoopCounters();
  private final RelayedTrack track =
      new RelayedTrack(new DatagramSockets(output, socket), counters, RTP, RTCP);
  private final ByteBuf in = Unpooled.buffer();

  @AfterEach
  void free() {
    in.release();
    sent();
    output.release();
    socket.finishAndReleaseAll();
  }

  private RelayedTrackTest frame(int channel, int size, boolean marker) {
    in.writeByte('$').writeByte(channel).writeShort(size);
    in.writeByte(0x80).writeByte(marker ? 0xe0 : 0x60).writeZero(size - 2);
    return this;
  }

  /** What was handed to the kernel: segment size and length of each train. */
  private List<List<Integer>> sent() {
    track.flush();
    List<List<Integer>> trains = new ArrayList<>();
    for (SegmentedDatagramPacket train = socket.readOutbound();
        train != null;
        train = socket.readOutbound()) {
      assertThat(train.recipient()).isEqualTo(RTP);
      trains.add(List.of(train.segmentSize(), train.content().readableBytes()));
      train.release();
    }
    return trains;
  }

  @Test
  void packetsThatCameTogetherLeaveTogether() {
    frame(0, FULL, false).frame(0, FULL, false).frame(0, 500, true);
    assertThat(track.sendTrain(in, 0)).isEqualTo(in.writerIndex());
    assertThat(sent()).containsExactly(List.of(FULL, 2 * FULL + 500));
    counters.publish(0);
    assertThat(counters.published().relayed())
        .isEqualTo(new LoopCounters.Relayed(3, 2 * FULL + 500, 1));
    assertThat(counters.published().packets()).as("made here").isZero();
    assertThat(track.packets()).isEqualTo(3);
    assertThat(track.octets()).isEqualTo(2 * FULL + 500 - 3 * RtpLimits.HEADER);
  }

  @Test
  void aTrainEndsWithAShorterPacketAndBeforeALongerOne() {
    frame(0, 700, false).frame(0, 600, true).frame(0, 700, true);
    int first = track.sendTrain(in, 0);
    assertThat(first).isEqualTo(2 * 4 + 700 + 600);
    assertThat(track.sendTrain(in, first)).isEqualTo(704);
    assertThat(sent()).containsExactly(List.of(700, 1300), List.of(700, 700));
  }

  @Test
  void aTrainEndsBeforeAnotherTrackOrAMessage() {
    frame(0, 100, true).frame(2, 100, true);
    assertThat(track.sendTrain(in, 0)).isEqualTo(104);
    in.clear();
    frame(0, 100, false).in.writeBytes("RTSP/1.0 200 OK".getBytes(StandardCharsets.US_ASCII));
    assertThat(track.sendTrain(in, 0)).isEqualTo(104);
    assertThat(sent()).hasSize(2);
  }

  @Test
  void aTrainHasNoMorePacketsThanTheKernelTakes() {
    for (int i = 0; i < 7; i++) {
      frame(0, FULL, false);
    }
    assertThat(track.sendTrain(in, 0)).isEqualTo(MAX_PACKETS * (FULL + 4));
    assertThat(sent()).containsExactly(List.of(FULL, MAX_PACKETS * FULL));
  }

  /** The rest was written in the same go, so it is on its way. */
  @Test
  void aCutUnitWaitsForItsRest() {
    frame(0, FULL, false).frame(0, FULL, false).frame(0, FULL, true);
    int whole = in.writerIndex();
    for (int cut :
        new int[] {whole - 1, 2 * (FULL + 4) + 5, 2 * (FULL + 4) + 3, 2 * (FULL + 4) + 1}) {
      in.writerIndex(cut);
      assertThat(track.sendTrain(in, 0)).as("cut at %d", cut).isEqualTo(RelayedTrack.INCOMPLETE);
    }
    assertThat(sent()).isEmpty();
    in.writerIndex(whole);
    assertThat(track.sendTrain(in, 0)).isEqualTo(whole);
    assertThat(sent()).containsExactly(List.of(FULL, 3 * FULL));
  }

  @Test
  void aWholeUnitDoesNotWaitForTheNext() {
    frame(0, FULL, true).frame(0, FULL, true);
    in.writerIndex(FULL + 4 + 100);
    assertThat(track.sendTrain(in, 0)).isEqualTo(FULL + 4);
    in.writerIndex(FULL + 4);
    assertThat(track.sendTrain(in, 0)).as("nothing follows").isEqualTo(FULL + 4);
    assertThat(sent()).hasSize(2);
  }

  @Test
  void whatIsNoRtpPacketIsLeftOut() {
    frame(0, 11, false).frame(0, FULL + 1, false);
    int first = track.sendTrain(in, 0);
    assertThat(first).isEqualTo(15);
    assertThat(track.sendTrain(in, first)).isEqualTo(FULL + 5);
    assertThat(sent()).isEmpty();
    counters.publish(0);
    assertThat(counters.published().sendErrors()).isEqualTo(2);
  }

  @Test
  void saysWhenTheKernelTakesNoMore() {
    frame(0, 100, true);
    assertThat(track.sendTrain(in, 0)).isPositive();
    assertThat(track.sendTrain(in, 0)).isPositive();
    assertThat(track.sendTrain(in, 0)).isEqualTo(RelayedTrack.BLOCKED);
    assertThat(sent()).hasSize(2);
    assertThat(track.sendTrain(in, 0)).isPositive();
  }

  @Test
  void reportsGoToTheirOwnPort() {
    track.sendRtcp(Unpooled.wrappedBuffer(new byte[] {1}));
    DatagramPacket packet = socket.readOutbound();
    assertThat(packet.recipient()).isEqualTo(RTCP);
    packet.release();
  }
}
