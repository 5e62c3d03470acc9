package io.baton.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.delivery.datagram.DatagramOutput;
import io.baton.engine.delivery.datagram.DatagramSockets;
import io.baton.engine.delivery.datagram.DatagramTrain;
import io.baton.engine.delivery.datagram.LoopCounters;
import io.baton.engine.media.Content;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.stream.PacketSupply;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TrackCursor;
import io.baton.engine.testing.StreamModel;
import io.baton.engine.testing.SyntheticTrack;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream whose next packets are not there. */
class StarvedPlaybackTest {
  private static final InetSocketAddress RECEIVER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5004);
  private static final long START = 1_800_000_000L * 1_000_000_000;
  private static final Duration TICK = Duration.ofMillis(4);
  private static final Duration STALL = Duration.ofSeconds(2);
  private static final Content FILM =
      SyntheticTrack.content(30, SyntheticTrack.video(3), SyntheticTrack.audio());

  /** Pictures in a second, three packets each. */
  private static final int SECOND = 75;

  private static final int VIDEO = 0;

  private final EmbeddedChannel socket = new EmbeddedChannel();
  private final List<String> told = new ArrayList<>();
  private final LoopCounters counters = new LoopCounters();
  private final Limited video = new Limited();
  private long now = START;
  private StreamLoop loop;
  private TrackCursor pictures;
  private TrackCursor sound;
  private Playback playback;

  /** So many packets are there. */
  private static final class Limited implements PacketSupply {
    private long until = SECOND;
    private boolean asked;
    private long sent;

    @Override
    public long readyUntil(long sequence) {
      asked |= sequence >= until;
      return until;
    }

    @Override
    public void sentUntil(long sequence) {
      sent = sequence;
    }
  }

  private final class Ending implements Playback.Listener {
    @Override
    public void finished() {
      told.add("finished");
      loop.stop(playback);
    }

    @Override
    public void failed() {
      told.add("failed");
    }

    @Override
    public void tooSlow() {
      told.add("too slow");
      loop.stop(playback);
    }
  }

  @BeforeEach
  void open() throws Exception {
    socket.freezeTime();
    DatagramOutput output = new DatagramOutput(socket, 16, 45 * RtpLimits.MAX_PACKET, 45);
    DatagramSockets sockets = new DatagramSockets(output, socket);
    loop =
        new StreamLoop(
            socket.eventLoop(),
            () -> now,
            TICK,
            STALL,
            sockets,
            sockets,
            counters,
            new LoopPace(1_000_000_000, 2, TICK),
            1);
    TimelineEntry entry = StreamModel.of(FILM, 0, 0).playFrom(0, START).entry();
    pictures = new TrackCursor(FILM.tracks().get(VIDEO), video);
    pictures.start(entry, entry.tracks().get(VIDEO));
    sound = new TrackCursor(FILM.tracks().get(1));
    sound.start(entry, entry.tracks().get(1));
    TrackOutput to = loop.datagramOutput(RECEIVER, RECEIVER);
    playback =
        new Playback(
            List.of(new Playback.Track(pictures, to), new Playback.Track(sound, to)),
            new Ending(),
            Allowance.unlimited());
    loop.start(playback);
  }

  @AfterEach
  void close() {
    socket.finishAndReleaseAll();
    loop.close();
  }

  private void pass(Duration time) {
    for (long left = time.toNanos(); left > 0; left -= TICK.toNanos()) {
      now += TICK.toNanos();
      socket.advanceTimeBy(TICK.toNanos(), TimeUnit.NANOSECONDS);
      socket.runScheduledPendingTasks();
      take();
    }
  }

  private void take() {
    for (DatagramTrain train = socket.readOutbound();
        train != null;
        train = socket.readOutbound()) {
      train.release();
    }
  }

  @Test
  void sendsWhatIsThereAndNoMore() {
    pass(Duration.ofSeconds(3));
    assertThat(pictures.packetsSent()).isEqualTo(SECOND);
    assertThat(video.asked).isTrue();
    assertThat(video.sent).isEqualTo(SECOND);
  }

  @Test
  void otherTracksGoOnMeanwhile() {
    pass(Duration.ofSeconds(3));
    assertThat(sound.packetsSent()).isGreaterThan(130);
  }

  @Test
  void sendsWhatIsDueAsSoonAsItIsThere() {
    pass(Duration.ofSeconds(3));
    video.until = Long.MAX_VALUE;
    loop.wake(playback);
    assertThat(pictures.packetsSent()).as("at once").isGreaterThan(SECOND);
    pass(TICK.multipliedBy(10));
    assertThat(pictures.packetsSent()).isGreaterThanOrEqualTo(3 * SECOND);
    assertThat(told).isEmpty();
  }

  @Test
  void itIsNotOverBeforeAllWasSent() {
    pass(Duration.ofSeconds(40));
    assertThat(sound.hasNext()).isFalse();
    assertThat(told).isEmpty();
    video.until = Long.MAX_VALUE;
    loop.wake(playback);
    pass(Duration.ofSeconds(1));
    assertThat(told).containsExactly("finished");
  }

  /** What it had to wait for was not its receiver. */
  @Test
  void aReceiverIsNotTooSlowBecauseASupplierWas() {
    pass(Duration.ofSeconds(40));
    video.until = Long.MAX_VALUE;
    loop.wake(playback);
    socket.advanceTimeBy(TICK.toNanos(), TimeUnit.NANOSECONDS);
    now += TICK.toNanos();
    socket.runScheduledPendingTasks();
    assertThat(told).as("its trains are under way").isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(told).containsExactly("finished");
  }
}
