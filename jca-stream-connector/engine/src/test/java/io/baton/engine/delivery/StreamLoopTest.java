package io.baton.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.delivery.datagram.DatagramOutput;
import io.baton.engine.delivery.datagram.DatagramSockets;
import io.baton.engine.delivery.datagram.DatagramTrain;
import io.baton.engine.delivery.datagram.LoopCounters;
import io.baton.engine.media.Content;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TrackCursor;
import io.baton.engine.testing.SentPacket;
import io.baton.engine.testing.StreamModel;
import io.baton.engine.testing.SyntheticTrack;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an event loop does while its UDP socket takes nothing, as when the kernel answers EAGAIN: a
 * train stays with the channel, which does not release it.
 */
class StreamLoopTest {
  private static final InetSocketAddress RECEIVER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5004);
  private static final long START = 1_800_000_000L * 1_000_000_000;
  private static final Duration TICK = Duration.ofMillis(4);
  private static final Duration STALL = Duration.ofSeconds(2);
  private static final int PACKETS_A_FRAME = 3;
  private static final int TRAINS = 4;
  private static final Content FILM =
      SyntheticTrack.content(10, SyntheticTrack.video(PACKETS_A_FRAME));

  private final EmbeddedChannel socket = new EmbeddedChannel();
  private final List<ByteBuffer> received = new ArrayList<>();
  private final Ending ending = new Ending();
  private final StreamModel stream = StreamModel.of(FILM, 0, 0);
  private long now = START;
  private StreamLoop loop;
  private TrackCursor cursor;
  private Playback playback;

  /** How a playback ended. */
  private static final class Ending implements Playback.Listener {
    private final List<String> told = new ArrayList<>();
    private boolean fails;

    @Override
    public void finished() {
      told.add("finished");
    }

    @Override
    public void failed() {
      told.add("failed");
      if (fails) {
        throw new InternalError("nor can this");
      }
    }

    @Override
    public void tooSlow() {
      told.add("too slow");
      if (fails) {
        throw new InternalError("what there is to be told cannot be read");
      }
    }
  }

  @BeforeEach
  void play() throws Exception {
    socket.freezeTime();
    int bytes = PACKETS_A_FRAME * RtpLimits.MAX_PACKET;
    DatagramOutput output = new DatagramOutput(socket, TRAINS, bytes, PACKETS_A_FRAME);
    DatagramSockets sockets = new DatagramSockets(output, socket);
    loop =
        new StreamLoop(
            socket.eventLoop(),
            () -> now,
            TICK,
            STALL,
            sockets,
            sockets,
            new LoopCounters(),
            new LoopPace(1_000_000_000, 2, TICK),
            1);
    TimelineEntry entry = stream.playFrom(0, START).entry();
    cursor = new TrackCursor(FILM.tracks().get(0));
    cursor.start(entry, entry.tracks().get(0));
    playback =
        new Playback(
            List.of(new Playback.Track(cursor, loop.datagramOutput(RECEIVER, RECEIVER))),
            ending,
            Allowance.unlimited());
    loop.start(playback);
  }

  @AfterEach
  void close() {
    socket.finishAndReleaseAll();
    loop.close();
  }

  private void passBlocked(Duration time) {
    for (long left = time.toNanos(); left > 0; left -= TICK.toNanos()) {
      now += TICK.toNanos();
      socket.advanceTimeBy(TICK.toNanos(), TimeUnit.NANOSECONDS);
      socket.runScheduledPendingTasks();
    }
  }

  private void passTaking(Duration time) {
    for (long left = time.toNanos(); left > 0; left -= TICK.toNanos()) {
      takeTrains();
      passBlocked(TICK);
    }
    takeTrains();
  }

  /** The kernel cuts trains apart and lets them go. */
  private void takeTrains() {
    for (DatagramTrain train = socket.readOutbound();
        train != null;
        train = socket.readOutbound()) {
      ByteBuf content = train.content();
      while (content.isReadable()) {
        int size = Math.min(train.segmentSize(), content.readableBytes());
        received.add(ByteBuffer.wrap(ByteBufUtil.getBytes(content.readSlice(size))));
      }
      train.release();
    }
  }

  private List<ByteBuffer> due(long wallNanos) {
    return stream.sendUntil(wallNanos).take().stream().map(SentPacket::bytes).toList();
  }

  @Test
  void sendsNoMoreThanItsTrainsWhileTheSocketIsBlocked() {
    passBlocked(STALL.minusMillis(500));
    assertThat(socket.outboundMessages()).hasSize(TRAINS);
    assertThat(cursor.packet()).isEqualTo(TRAINS * PACKETS_A_FRAME);
    assertThat(ending.told).isEmpty();
  }

  @Test
  void catchesUpWithoutLossWhenTheSocketTakesDataAgain() {
    passBlocked(STALL.minusMillis(500));
    passTaking(Duration.ofMillis(500));
    assertThat(received).isEqualTo(due(now));
    passTaking(FILM.description().duration());
    assertThat(ending.told).containsExactly("finished");
    assertThat(received).hasSize(FILM.tracks().get(0).packets());
  }

  @Test
  void goesOnWithOthersWhenOneFailsEvenToEnd() {
    ending.fails = true;
    Ending otherEnding = new Ending();
    TrackCursor other = new TrackCursor(FILM.tracks().get(0));
    TimelineEntry entry = stream.entry();
    passBlocked(STALL.plusMillis(500));
    assertThat(ending.told).containsExactly("too slow", "failed");
    takeTrains();
    received.clear();
    other.start(entry, entry.tracks().get(0));
    other.skipTo(now);
    loop.start(
        new Playback(
            List.of(new Playback.Track(other, loop.datagramOutput(RECEIVER, RECEIVER))),
            otherEnding,
            Allowance.unlimited()));
    passTaking(Duration.ofSeconds(1));
    assertThat(received).hasSizeGreaterThan(PACKETS_A_FRAME);
    assertThat(otherEnding.told).isEmpty();
  }

  @Test
  void givesAStreamUpThatIsTooFarBehind() {
    passBlocked(STALL.plusMillis(500));
    assertThat(ending.told).containsExactly("too slow");
    loop.stop(playback);
    passTaking(Duration.ofSeconds(1));
    assertThat(received).as("what was on its way").hasSize(TRAINS * PACKETS_A_FRAME);
  }
}
