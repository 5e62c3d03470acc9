package io.baton.engine.stream;

import static io.baton.engine.stream.MediaTime.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.testing.SentPacket;
import io.baton.engine.testing.StreamModel;
import io.baton.engine.testing.SyntheticTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every stream, whatever its viewer does: shown by random scripts. */
class TimelinePropertyTest {
  private static final int SCRIPTS = 60;
  private static final int ACTS = 12;
  private static final int FILM_SECONDS = 30;
  private static final int FIRST_SEQUENCE = 65_500;
  private static final long FIRST_TIMESTAMP = 0xffff_fff0L;
  private static final int REORDERED_TICKS = 3 * SyntheticTrack.FRAME_TICKS;
  private static final long START = 1_800_000_000L * SECOND;
  private static final OptionalLong NOWHERE = OptionalLong.empty();

  private final Content film =
      SyntheticTrack.content(FILM_SECONDS, SyntheticTrack.video(3), SyntheticTrack.audio());

  static Stream<Long> seeds() {
    return LongStream.range(0, SCRIPTS).boxed();
  }

  /** R28: what makes a takeover invisible. */
  @ParameterizedTest
  @MethodSource("seeds")
  void anyNodeMakesTheSamePacketsWheneverItTakesOver(long seed) throws Exception {
    Random random = new Random(seed);
    StreamModel stream = StreamModel.of(film, random.nextInt(65_536), random.nextInt());
    long now = START;
    for (int i = 0; i < ACTS; i++) {
      act(stream, random, now);
      TimelineEntry entry = stream.entry();
      long anyTime = now + random.nextLong(4 * SECOND);
      now += random.nextLong(5 * SECOND);
      List<SentPacket> sent = stream.sendUntil(now).take();
      boolean onTheDot = random.nextBoolean() && !sent.isEmpty();
      long takeover = onTheDot ? sent.get(random.nextInt(sent.size())).due() : anyTime;
      StreamModel other = new StreamModel(film, entry).skipTo(takeover).sendUntil(now);
      assertThat(other.take())
          .isEqualTo(sent.stream().filter(packet -> packet.due() >= takeover).toList());
    }
  }

  /** RFC 2326 appendix B, near where both numbers wrap. */
  @ParameterizedTest
  @MethodSource("seeds")
  void sequenceRunsOnAndTimestampsNeverGoBackOverJumps(long seed) throws Exception {
    Random random = new Random(seed);
    StreamModel stream = StreamModel.of(film, FIRST_SEQUENCE, FIRST_TIMESTAMP);
    List<List<SentPacket>> entries = new ArrayList<>();
    long now = START;
    for (int i = 0; i < ACTS; i++) {
      act(stream, random, now);
      now += random.nextLong(5 * SECOND);
      entries.add(stream.sendUntil(now).take());
    }
    for (int track = 0; track < film.tracks().size(); track++) {
      checkSequence(ofTrack(entries, track));
      checkTimestamps(ofTrack(entries, track));
    }
  }

  private static void checkSequence(List<List<SentPacket>> entries) {
    int expected = FIRST_SEQUENCE;
    for (SentPacket packet : entries.stream().flatMap(List::stream).toList()) {
      assertThat(packet.sequence()).isEqualTo(expected & 0xffff);
      expected++;
    }
  }

  /** Pictures are reordered within an entry, so all of one is compared with all before it. */
  private static void checkTimestamps(List<List<SentPacket>> entries) {
    int latest = (int) FIRST_TIMESTAMP - 1;
    int next = 0;
    for (List<SentPacket> entry : entries) {
      if (entry.isEmpty()) {
        continue;
      }
      int back = entry.get(0).packet() == next ? REORDERED_TICKS : 0;
      for (SentPacket packet : entry) {
        assertThat(packet.timestamp() - latest).isGreaterThan(-back);
      }
      for (SentPacket packet : entry) {
        latest = packet.timestamp() - latest > 0 ? packet.timestamp() : latest;
      }
      next = entry.get(entry.size() - 1).packet() + 1;
    }
  }

  private static List<List<SentPacket>> ofTrack(List<List<SentPacket>> entries, int track) {
    return entries.stream()
        .map(entry -> entry.stream().filter(packet -> packet.track() == track).toList())
        .toList();
  }

  /** R28 and RFC 2326 section 10.6: whoever pauses misses nothing. */
  @ParameterizedTest
  @MethodSource("seeds")
  void pausesChangeNoByteOnlyTheTime(long seed) throws Exception {
    Random random = new Random(seed);
    Rate rate = new Rate(Rate.ONE, 500 + random.nextInt(3501));
    OptionalLong start = OptionalLong.of(random.nextLong(FILM_SECONDS * SECOND));
    StreamModel paused = StreamModel.of(film, FIRST_SEQUENCE, FIRST_TIMESTAMP);
    StreamModel whole = StreamModel.of(film, FIRST_SEQUENCE, FIRST_TIMESTAMP);
    List<SentPacket> expected = whole.play(start, NOWHERE, rate, START).sendAll().take();
    paused.play(start, NOWHERE, rate, START);
    long now = START;
    for (int i = 0; i < 4; i++) {
      now += random.nextLong(2 * SECOND);
      paused.sendUntil(now).pause(now);
      now += random.nextLong(20 * SECOND);
      if (paused.position(now) < film.description().duration().toNanos()) {
        paused.play(NOWHERE, NOWHERE, rate, now);
      }
    }
    List<List<SentPacket>> sent = List.of(paused.sendAll().take());
    for (int track = 0; track < film.tracks().size(); track++) {
      assertThat(ofTrack(sent, track).get(0))
          .extracting(SentPacket::bytes)
          .isEqualTo(
              ofTrack(List.of(expected), track).get(0).stream().map(SentPacket::bytes).toList());
    }
  }

  /** One of the things that a viewer may do next. */
  private static void act(StreamModel stream, Random random, long now) throws Exception {
    Rate rate = random.nextBoolean() ? Rate.NORMAL : anyRate(random);
    switch (random.nextInt(4)) {
      case 0 -> stream.pause(now);
      case 1 -> resume(stream, rate, now);
      case 2 -> {
        long start = random.nextLong(FILM_SECONDS * SECOND);
        long stop = start + 1 + random.nextLong(10 * SECOND);
        stream.play(OptionalLong.of(start), OptionalLong.of(stop), rate, now);
      }
      default ->
          stream.play(OptionalLong.of(random.nextLong(FILM_SECONDS * SECOND)), NOWHERE, rate, now);
    }
  }

  private static Rate anyRate(Random random) {
    int scale = random.nextBoolean() ? Rate.ONE : 2000 + random.nextInt(30_001);
    return new Rate(scale, 500 + random.nextInt(3501));
  }

  /** From the end there is nowhere to go on to: it starts over. */
  private static void resume(StreamModel stream, Rate rate, long now) throws Exception {
    boolean ended = stream.position(now) >= FILM_SECONDS * SECOND;
    stream.play(ended ? OptionalLong.of(0) : NOWHERE, NOWHERE, rate, now);
  }
}
