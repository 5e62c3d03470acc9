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
import io.baton.engine.testing.StreamModel;
import io.baton.engine.testing.SyntheticTrack;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many streams of one loop that have a key frame at the same time. */
class PacedLoopTest {
  private static final long START = 1_800_000_000L * 1_000_000_000;
  private static final Duration TICK = Duration.ofMillis(8);
  private static final int MILLIS = 1_000_000;
  private static final int SESSIONS = 100;
  private static final int PACKETS = 90;
  private static final int FIRST_PORT = 5000;

  /** 50 KB a millisecond. */
  private static final long SHARE = 200_000_000;

  private static final double HEADROOM = 2;
  private static final long OCTETS_A_ROUND = 400_000;

  /** 12 MB of them at once, of all sessions, every two seconds. */
  private static final Content FILM = SyntheticTrack.content(4, SyntheticTrack.bursts(2, PACKETS));

  /** What the kernel took in a round of sending. */
  private record Round(long millis, long octets) {}

  private final EmbeddedChannel socket = new EmbeddedChannel();
  private final LoopCounters counters = new LoopCounters();
  private final List<Round> rounds = new ArrayList<>();
  private final List<Integer> visited = new ArrayList<>();
  private final int[] packets = new int[SESSIONS + 1];
  private long now = START;
  private int finished;
  private StreamLoop loop;

  @BeforeEach
  void open() {
    socket.freezeTime();
    DatagramOutput output = new DatagramOutput(socket, 64, 45 * RtpLimits.MAX_PACKET, 45);
    DatagramSockets sockets = new DatagramSockets(output, socket);
    loop =
        new StreamLoop(
            socket.eventLoop(),
            () -> now,
            TICK,
            Duration.ofSeconds(2),
            sockets,
            sockets,
            counters,
            new LoopPace(SHARE, HEADROOM, TICK),
            1);
  }

  @AfterEach
  void close() {
    socket.finishAndReleaseAll();
    loop.close();
  }

  /** A stream whose first burst is due at a time. */
  private void play(int number, long begin) throws Exception {
    TimelineEntry entry = StreamModel.of(FILM, 0, 0).playFrom(0, begin).entry();
    TrackCursor cursor = new TrackCursor(FILM.tracks().get(0));
    cursor.start(entry, entry.tracks().get(0));
    InetSocketAddress to =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), FIRST_PORT + number);
    Playback.Track track = new Playback.Track(cursor, loop.datagramOutput(to, to));
    loop.start(new Playback(List.of(track), new Ending(), Allowance.of(1_000_000)));
    take();
  }

  private void playAll(long begin) throws Exception {
    for (int i = 0; i < SESSIONS; i++) {
      play(i, begin);
    }
  }

  private final class Ending implements Playback.Listener {
    @Override
    public void finished() {
      finished++;
    }

    @Override
    public void failed() {
      throw new AssertionError("failed");
    }

    @Override
    public void tooSlow() {
      throw new AssertionError("too slow");
    }
  }

  private void pass(Duration time) {
    for (long left = time.toNanos(); left > 0; left -= TICK.toNanos()) {
      now += TICK.toNanos();
      socket.advanceTimeBy(TICK.toNanos(), TimeUnit.NANOSECONDS);
      socket.runScheduledPendingTasks();
      take();
    }
  }

  /** The kernel takes all that was sent. */
  private void take() {
    long octets = 0;
    for (DatagramTrain train = socket.readOutbound();
        train != null;
        train = socket.readOutbound()) {
      int number = train.recipient().getPort() - FIRST_PORT;
      if (visited.isEmpty() || visited.get(visited.size() - 1) != number) {
        visited.add(number);
      }
      packets[number] += train.packets();
      octets += train.content().readableBytes();
      train.release();
    }
    rounds.add(new Round((now - START) / MILLIS, octets));
  }

  @Test
  void spreadsWhatIsDueAtOnce() throws Exception {
    playAll(START + Duration.ofMillis(80).toNanos());
    pass(Duration.ofSeconds(1));

    assertThat(IntStream.of(packets).sum()).as("all of the burst").isEqualTo(SESSIONS * PACKETS);
    long visit = 2L * 45 * RtpLimits.MAX_PACKET;
    for (int first = 0; first < rounds.size(); first++) {
      long octets = 0;
      for (int last = first; last < rounds.size(); last++) {
        octets += rounds.get(last).octets();
        long allowed = (last - first + 2) * OCTETS_A_ROUND + visit;
        assertThat(octets).as("rounds %d to %d", first, last).isLessThanOrEqualTo(allowed);
      }
    }
    long lastAt =
        rounds.stream()
            .filter(round -> round.octets() > 0)
            .mapToLong(Round::millis)
            .max()
            .orElse(0);
    assertThat(lastAt - 80).as("12 MB at 50 KB a millisecond").isBetween(200L, 280L);
  }

  @Test
  void servesThoseThatWaitInTheOrderInWhichTheyWereDue() throws Exception {
    playAll(START + Duration.ofMillis(80).toNanos());
    pass(Duration.ofMillis(88));
    play(SESSIONS, now);
    pass(Duration.ofSeconds(4));

    assertThat(visited.subList(0, SESSIONS))
        .as("each once before one comes again")
        .doesNotHaveDuplicates();
    assertThat(visited.indexOf(SESSIONS))
        .as("one that begins is behind")
        .isGreaterThan(SESSIONS - 1);
    assertThat(packets).as("nobody's packets are lost").containsOnly(2 * PACKETS);
    assertThat(finished).isEqualTo(SESSIONS + 1);
  }

  @Test
  void tellsHowLateItMadeThem() throws Exception {
    playAll(START + Duration.ofMillis(80).toNanos());
    pass(Duration.ofSeconds(1));
    counters.publish(SESSIONS);

    assertThat(Duration.ofNanos(counters.published().lateness().max()))
        .isBetween(Duration.ofMillis(180), Duration.ofMillis(280));
    assertThat(counters.published().heldRounds()).as("rounds of 8 ms").isBetween(20L, 40L);
  }

  @Test
  void beginsAtOnceWhatFits() throws Exception {
    play(0, now);

    assertThat(packets[0]).isEqualTo(45);
    pass(Duration.ofMillis(100));
    counters.publish(1);
    assertThat(counters.published().heldRounds()).isZero();
  }
}
