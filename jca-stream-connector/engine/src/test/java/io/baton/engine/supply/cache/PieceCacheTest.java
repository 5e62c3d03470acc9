package io.baton.engine.supply.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.index.SampleManifest;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.engine.piece.Part;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that is smaller than the film, and a reader that takes its time. */
class PieceCacheTest {
  private static final int SLOT = 1 << 18;
  private static final int SLOTS = 24;
  private static final int PIECES = 96;
  private static final long CACHE = SLOTS * (long) SLOT / 3 * 4;

  @TempDir private Path directory;
  private final Deque<Runnable> readerTasks = new ArrayDeque<>();
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Deque<Runnable> diskTasks = new ArrayDeque<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<Piece, ByteBuffer> installed = new HashMap<>();
  private final Map<Piece, ByteBuffer> beingRead = new HashMap<>();
  private final Set<Piece> pinned = new HashSet<>();
  private Path memory;
  private PagedBytes bytes;
  private PieceCache cache;

  @BeforeEach
  void open() throws Exception {
    SampleManifest.make(directory);
    try (RandomAccessFile media = new RandomAccessFile(directory.resolve("media").toFile(), "rw")) {
      media.setLength((long) PIECES * SLOT);
    }
    Manifest manifest =
        Manifest.of(
            SampleManifest.SUMMARY,
            directory.resolve("index"),
            directory.resolve("media"),
            part -> {});
    bytes = PagedBytes.holey((long) PIECES * SLOT, 18, ByteOrder.BIG_ENDIAN);
    for (int number = 0; number < PIECES; number++) {
      pieces.add(new Piece(manifest.id(), Part.MEDIA, manifest.media(), bytes, number));
    }
    memory = Files.createDirectory(directory.resolve("memory"));
    channel.freezeTime();
    EventLoop loop = channel.eventLoop();
    Quiescence quiescence = new Quiescence(List.of(readerTasks::add), loop);
    cache = new PieceCache(memory, CACHE, new CacheContext(quiescence, loop, diskTasks::add));
  }

  @AfterEach
  void close() {
    cache.close();
    diskWorks();
    channel.finishAndReleaseAll();
  }

  private void diskWorks() {
    while (!diskTasks.isEmpty()) {
      diskTasks.remove().run();
      channel.runPendingTasks();
    }
  }

  private void pass(Duration time) {
    channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
  }

  /** The same, with a disk that works. */
  private boolean fetch(Piece piece) {
    boolean fetched = fetchNow(piece);
    diskWorks();
    return fetched || fetchNow(piece);
  }

  /** Pins a piece and puts it in place, marked by its number; false if there is no room. */
  private boolean fetchNow(Piece piece) {
    cache.pin(piece);
    if (!piece.isPresent()) {
      Optional<Slot> slot = cache.take(piece);
      if (slot.isEmpty()) {
        cache.unpin(piece);
        return false;
      }
      ByteBuffer octets = slot.get().octets(piece.length());
      octets.putInt(0, piece.number());
      cache.install(piece, slot.get());
      installed.put(piece, octets);
    }
    pinned.add(piece);
    return true;
  }

  private void letGo(Piece piece) {
    pinned.remove(piece);
    cache.unpin(piece);
  }

  /** What the reader has found before is not read after this. */
  private void readerPasses() {
    List.copyOf(readerTasks).forEach(Runnable::run);
    readerTasks.clear();
    channel.runPendingTasks();
    beingRead.clear();
    pieces.stream()
        .filter(Piece::isPresent)
        .forEach(piece -> beingRead.put(piece, installed.get(piece)));
  }

  @Test
  void memoryIsUsedAgainOnlyWhenNobodyReadsIt() {
    Random random = new Random(1);
    int fetched = 0;
    for (int step = 0; step < 20_000; step++) {
      Piece piece = pieces.get(random.nextInt(PIECES));
      if (random.nextInt(8) == 0) {
        readerPasses();
      } else if (pinned.contains(piece)) {
        letGo(piece);
      } else if (pinned.size() < SLOTS / 3 && fetch(piece)) {
        fetched++;
      }
      beingRead.forEach((read, octets) -> assertThat(octets.getInt(0)).isEqualTo(read.number()));
      for (Piece needed : pinned) {
        assertThat(bytes.getInt((long) needed.number() * SLOT)).isEqualTo(needed.number());
      }
    }
    assertThat(fetched).isGreaterThan(1000);
    assertThat(cache.octets()).isEqualTo((long) SLOTS * SLOT);
  }

  @Test
  void theLeastRecentlyUsedGivesWay() {
    for (int number = 0; number < SLOTS / 2; number++) {
      assertThat(fetch(pieces.get(number))).isTrue();
      letGo(pieces.get(number));
    }
    fetch(pieces.get(0));
    letGo(pieces.get(0));
    for (int number = PIECES - 1; pieces.get(1).isPresent(); number--) {
      assertThat(fetch(pieces.get(number))).isTrue();
    }
    assertThat(pieces.get(0).isPresent()).isTrue();
  }

  @Test
  void whatIsNeededStaysHoweverMuchIsWanted() {
    int there = 0;
    for (Piece piece : pieces) {
      there += fetch(piece) ? 1 : 0;
      readerPasses();
    }
    assertThat(there).isEqualTo(SLOTS);
    assertThat(pinned).allMatch(Piece::isPresent);
    assertThat(cache.octetsInUse()).isEqualTo((long) SLOTS * SLOT);
    List.copyOf(pinned).forEach(this::letGo);
    assertThat(cache.octetsInUse()).isZero();
  }

  /** Nothing of it is left behind, however the process ends. */
  @Test
  void itsFileHasNoName() throws Exception {
    fetch(pieces.get(0));
    try (var files = Files.list(memory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aDiskWithoutRoomMakesForASmallerCache() throws Exception {
    Files.delete(memory);
    assertThat(fetch(pieces.get(0))).isFalse();
    assertThat(cache.octets()).isZero();

    Files.createDirectory(memory);
    pass(Duration.ofSeconds(9));
    assertThat(fetch(pieces.get(0))).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(fetch(pieces.get(0))).isTrue();
  }

  @Test
  void memoryIsTakenInTheThreadOfTheDisk() {
    AtomicInteger freed = new AtomicInteger();
    cache.onFree(freed::incrementAndGet);
    assertThat(fetchNow(pieces.get(0))).isFalse();
    channel.runPendingTasks();
    assertThat(cache.octets()).isZero();
    assertThat(freed).hasValue(0);
    assertThat(diskTasks).hasSize(1);

    diskWorks();
    assertThat(freed).hasValue(1);
    assertThat(fetchNow(pieces.get(0))).isTrue();
  }

  /** Before the last slot is taken, so that hardly a piece waits for the disk. */
  @Test
  void memoryIsTakenAhead() {
    fetch(pieces.get(0));
    int there = 1;
    while (diskTasks.isEmpty()) {
      assertThat(fetchNow(pieces.get(there))).isTrue();
      there++;
    }
    assertThat(there).isLessThan(SLOTS - 4);
  }

  @Test
  void whatIsNotNeededGivesWayWhileTheDiskHangs() {
    for (int number = 0; fetchNow(pieces.get(number)) || number == 0; number++) {
      if (number == 0) {
        fetch(pieces.get(0));
      }
      letGo(pieces.get(number));
    }
    readerPasses();
    assertThat(pieces.get(0).isPresent()).as("the disk may be quick").isTrue();
    pass(Duration.ofSeconds(1));
    readerPasses();
    assertThat(pieces.get(0).isPresent()).isFalse();
    assertThat(fetchNow(pieces.get(PIECES - 1))).isTrue();
    assertThat(diskTasks).hasSize(1);
  }
}
