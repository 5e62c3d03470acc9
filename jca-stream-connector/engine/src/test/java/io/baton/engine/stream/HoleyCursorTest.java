package io.baton.engine.stream;

import static io.baton.engine.stream.MediaTime.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.media.MediaEntry;
import io.baton.engine.media.Content;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.media.store.FileMediaStore;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.testing.HoleyContent;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of content whose pieces come and go are those of the content as a whole. */
class HoleyCursorTest {
  private static final int SCRIPTS = 20;
  private static final int ACTS = 10;
  private static final int FILM_SECONDS = 20;
  private static final long START = 1_800_000_000L * SECOND;

  @TempDir private static Path directory;
  private static Content whole;
  private static HoleyContent holey;

  @BeforeAll
  static void open() throws Exception {
    try (FileMediaStore store = Importing.store(directory)) {
      Path film = SampleMedia.H264_BFRAMES_OPUS.file(FILM_SECONDS);
      MediaEntry entry = Importing.into(store, "film", film);
      whole = store.open(entry.description().content()).orElseThrow();
      holey = HoleyContent.of(store.files(whole.id()).orElseThrow(), entry.description().content());
    }
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, SCRIPTS).boxed();
  }

  /** A missing piece at any moment leaves the cursor where it was. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aMissingPieceChangesNothing(long seed) throws Exception {
    Random holes = new Random(seed);
    compare(
        seed,
        new Viewer(holey.content()) {
          @Override
          <T> T make(Callable<T> step) throws Exception {
            if (holes.nextInt(20) == 0) {
              holey.removeSome(holes);
            }
            while (true) {
              try {
                return step.call();
              } catch (MissingPieceException e) {
                holey.install(e);
              }
            }
          }
        });
  }

  /** What a cursor needs for a packet is all that it reads to send it and go on from it. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsNeededIsAllThatIsRead(long seed) throws Exception {
    compare(
        seed,
        new Viewer(holey.content()) {
          @Override
          <T> T make(Callable<T> step) throws Exception {
            while (true) {
              try {
                return step.call();
              } catch (MissingPieceException e) {
                holey.install(e);
              }
            }
          }

          @Override
          ByteBuffer send(TrackCursor cursor) {
            holey.removeAll();
            for (boolean complete = false; !complete; ) {
              try {
                cursor.need(holey::install);
                complete = true;
              } catch (MissingPieceException e) {
                assertThat(e.bytes().has(e.piece())).as("it was visited").isTrue();
              }
            }
            return writeAndAdvance(cursor);
          }
        });
  }

  private static void compare(long seed, Viewer viewer) throws Exception {
    holey.removeAll();
    Random script = new Random(seed);
    Random same = new Random(seed);
    Viewer other = new Viewer(whole);
    long now = START;
    for (int act = 0; act < ACTS; act++) {
      assertThat(viewer.act(script, now)).isEqualTo(other.act(same, now));
      now += 1 + script.nextLong(3 * SECOND);
      same.nextLong(3 * SECOND);
      assertThat(viewer.sendUntil(now)).isEqualTo(other.sendUntil(now));
      assertThat(viewer.position(now)).isEqualTo(other.position(now));
    }
  }

  /** Whoever waits for a piece can be told where he is, and go away. */
  @Test
  void aStreamThatStarvesCanBePaused() throws Exception {
    Viewer viewer = new Viewer(holey.content());
    holey.removeAll();
    viewer.play(new PlayCommand(OptionalLong.of(0), OptionalLong.empty(), Rate.NORMAL), START);
    holey.removeAll();

    TimelineEntry paused = viewer.pauseAtOnce(START + SECOND);
    assertThat(paused.playing()).isFalse();
    assertThat(viewer.position(START + SECOND)).isZero();
  }

  /** A viewer of all tracks. */
  private static class Viewer {
    private final Timeline timeline;
    private final List<TrackCursor> cursors = new ArrayList<>();
    private TimelineEntry entry;

    Viewer(Content content) {
      timeline = new Timeline(content);
      List<TrackEntry> tracks = new ArrayList<>();
      for (int i = 0; i < content.tracks().size(); i++) {
        tracks.add(new TrackEntry(i, 0x1000 + i, 0, 65_500, 7, 0, 0, false, false));
        cursors.add(new TrackCursor(content.tracks().get(i)));
      }
      enterAtOnce(Timeline.initial(tracks));
    }

    <T> T make(Callable<T> step) throws Exception {
      return step.call();
    }

    ByteBuffer send(TrackCursor cursor) throws Exception {
      return make(() -> writeAndAdvance(cursor));
    }

    static ByteBuffer writeAndAdvance(TrackCursor cursor) {
      ByteBuffer packet = ByteBuffer.allocate(RtpLimits.MAX_PACKET);
      int size = cursor.packetSize();
      assertThat(cursor.write(packet, 0)).isEqualTo(size);
      cursor.advance();
      return packet.limit(size);
    }

    TimelineEntry act(Random random, long now) throws Exception {
      int act = random.nextInt(6);
      OptionalLong start = OptionalLong.of(random.nextLong(FILM_SECONDS * SECOND));
      OptionalLong stop = OptionalLong.of(start.getAsLong() + 1 + random.nextLong(5 * SECOND));
      Rate fast = new Rate(8 * Rate.ONE, Rate.ONE);
      OptionalLong none = OptionalLong.empty();
      return switch (act) {
        case 0 -> make(() -> enter(timeline.pause(entry, cursors, now)));
        case 1 -> play(new PlayCommand(none, none, Rate.NORMAL), now);
        case 2 -> play(new PlayCommand(start, stop, Rate.NORMAL), now);
        case 3 -> play(new PlayCommand(start, none, fast), now);
        default -> play(new PlayCommand(start, none, Rate.NORMAL), now);
      };
    }

    TimelineEntry play(PlayCommand command, long now) throws Exception {
      TimelineEntry next = make(() -> timeline.play(entry, cursors, command, now));
      return make(() -> enter(next));
    }

    TimelineEntry pauseAtOnce(long now) {
      return enterAtOnce(timeline.pause(entry, cursors, now));
    }

    private TimelineEntry enter(TimelineEntry next) throws Exception {
      for (int i = 0; i < cursors.size(); i++) {
        TrackCursor cursor = cursors.get(i);
        TrackEntry track = next.tracks().get(i);
        make(
            () -> {
              cursor.start(next, track);
              return null;
            });
      }
      entry = next;
      return next;
    }

    private TimelineEntry enterAtOnce(TimelineEntry next) {
      for (int i = 0; i < cursors.size(); i++) {
        cursors.get(i).start(next, next.tracks().get(i));
      }
      entry = next;
      return next;
    }

    List<ByteBuffer> sendUntil(long now) throws Exception {
      List<ByteBuffer> sent = new ArrayList<>();
      for (TrackCursor cursor : cursors) {
        while (cursor.hasNext() && cursor.dueAt() <= now) {
          sent.add(send(cursor));
        }
      }
      return sent;
    }

    long position(long now) {
      return timeline.position(entry, cursors, now);
    }
  }
}
