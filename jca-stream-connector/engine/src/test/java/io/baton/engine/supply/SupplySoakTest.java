package io.baton.engine.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Rate;
import io.baton.engine.supply.FakeHolders.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Suppliers that come and go under viewers who do as they like: no byte is wrong or missing. */
class SupplySoakTest {
  private static final int SEEDS = 6;
  private static final int ACTS = 40;
  private static final int VIEWERS = 8;
  private static final int SECONDS = 60;
  private static final long CACHE = 32 << 20;
  private static final String[] NODES = {"node-2", "node-3"};

  @TempDir private static Path directory;
  private static SuppliedFilm film;

  @BeforeAll
  static void importFilm() throws Exception {
    film = SuppliedFilm.of(SampleMedia.H264_2MBIT, SECONDS, directory);
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, SEEDS).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noByteIsWrongOrMissing(long seed) throws Exception {
    Random random = new Random(seed);
    try (VirtualAnchor anchor = new VirtualAnchor(film, directory, CACHE)) {
      List<RemoteViewer> viewers = new ArrayList<>();
      for (int i = 0; i < VIEWERS; i++) {
        int first = random.nextInt(NODES.length);
        viewers.add(anchor.viewer("v" + i, NODES[first], NODES[1 - first]));
        viewers.get(i).play(anywhere(random));
      }
      anchor.pass(Duration.ofSeconds(1));
      viewers.forEach(RemoteViewer::takeLateness);
      for (int act = 0; act < ACTS; act++) {
        // One at most is down, and what it had to do is done when the other goes down.
        String victim = NODES[random.nextInt(NODES.length)];
        anchor.holders().become(victim, random.nextBoolean() ? State.DEAD : State.HANGS);
        anchor.pass(Duration.ofMillis(random.nextInt(3000)));
        anchor.holders().become(victim, State.WORKS);
        RemoteViewer viewer = viewers.get(random.nextInt(VIEWERS));
        anchor.pass(Duration.ofMillis(700));
        if (random.nextInt(3) == 0) {
          viewer.pause();
        } else {
          viewer.play(anywhere(random));
        }
        anchor.pass(Duration.ofMillis(random.nextInt(2000)));
      }
      viewers.forEach(RemoteViewer::check);
      assertThat(viewers).allSatisfy(viewer -> assertThat(viewer.told()).isEmpty());
      assertThat(viewers)
          .allSatisfy(
              viewer ->
                  assertThat(viewer.takeLateness()).isLessThan(VirtualAnchor.PATIENCE.toMillis()));
      viewers.forEach(RemoteViewer::close);
      anchor.pass(Duration.ofSeconds(2));
      assertThat(anchor.supplies().statistics().cacheOctetsInUse()).isZero();
      assertThat(anchor.supplies().statistics().cacheOctets()).isLessThanOrEqualTo(CACHE);
    }
  }

  private static PlayCommand anywhere(Random random) {
    OptionalLong start = OptionalLong.of(random.nextLong((SECONDS - 1) * 1_000_000_000L));
    Rate rate =
        switch (random.nextInt(4)) {
          case 0 -> new Rate(8 * Rate.ONE, Rate.ONE);
          case 1 -> new Rate(Rate.ONE, 2 * Rate.ONE);
          default -> Rate.NORMAL;
        };
    return new PlayCommand(start, OptionalLong.empty(), rate);
  }
}
