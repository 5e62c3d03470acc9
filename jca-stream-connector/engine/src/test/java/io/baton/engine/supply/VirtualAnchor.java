package io.baton.engine.supply;

import io.baton.connector.SessionSupply;
import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.connector.Supplier;
import io.baton.engine.media.Content;
import io.baton.engine.media.store.CopyStore;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Rate;
import io.baton.engine.testing.LoggedMessages;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A node whose sessions are supplied by fake holders. Its clock is moved by the test. */
final class VirtualAnchor implements AutoCloseable {
  static final long START = 1_800_000_000L * 1_000_000_000;
  static final Duration PATIENCE = Duration.ofMillis(250);
  static final Duration GRACE = Duration.ofSeconds(15);
  static final Duration LEAD = Duration.ofSeconds(4);

  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long DISK_MILLIS = 5;
  private static final int CACHE = 32 << 20;
  private static final long LEAD_OCTETS = 8 << 20;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final List<RemoteViewer> viewers = new ArrayList<>();
  private final List<SupplyChanged> changes = new ArrayList<>();
  private final LoggedMessages log = new LoggedMessages("io.baton.engine.supply");
  private final Content whole;
  private final FakeHolders holders;
  private final Supplies supplies;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean diskHangs;
  private long now = START;

  VirtualAnchor(SuppliedFilm film, Path directory) throws IOException {
    this(film, directory, CACHE);
  }

  VirtualAnchor(SuppliedFilm film, Path directory, long cache) throws IOException {
    this(film, directory, cache, Optional.empty());
  }

  VirtualAnchor(SuppliedFilm film, Path directory, Optional<CopyStore> copies) throws IOException {
    this(film, directory, CACHE, copies);
  }

  private VirtualAnchor(SuppliedFilm film, Path directory, long cache, Optional<CopyStore> copies)
      throws IOException {
    channel.freezeTime();
    this.whole = film.whole();
    EventLoop loop = channel.eventLoop();
    this.holders = new FakeHolders(loop, film.files());
    SupplySettings settings =
        new SupplySettings(LEAD, LEAD_OCTETS, PATIENCE, GRACE, cache, directory);
    this.supplies =
        new Supplies(
            holders, loop, this::onDisk, () -> now, List.of(loop), settings, copies, changes::add);
  }

  /** To play from a position on. */
  static PlayCommand from(double seconds) {
    return at(seconds, Rate.NORMAL);
  }

  /** The same, at some rate. */
  static PlayCommand at(double seconds, Rate rate) {
    return new PlayCommand(OptionalLong.of((long) (seconds * 1e9)), OptionalLong.empty(), rate);
  }

  /** Nodes as suppliers, the assigned one first. */
  static SessionSupply assigned(String assignment, long epoch, String... nodes) {
    return new SessionSupply(
        assignment,
        epoch,
        Stream.of(nodes).map(node -> new Supplier(node, "127.0.0.1", 8555)).toList());
  }

  /** A session of the film, which is opened meanwhile. */
  RemoteViewer viewer(String id, String... nodes) {
    RemoteViewer viewer = opening(id, nodes);
    pass(Duration.ofMillis(20));
    return viewer;
  }

  /** A session of the film, which is being opened. */
  RemoteViewer opening(String id, String... nodes) {
    RemoteViewer viewer = new RemoteViewer(id, whole, () -> now);
    supplies.open(whole.id(), assigned("a-" + id, 1, nodes), channel.eventLoop(), viewer);
    viewers.add(viewer);
    return viewer;
  }

  void pass(Duration time) {
    for (long left = time.toNanos(); left > 0; left -= TICK) {
      now += TICK;
      channel.advanceTimeBy(TICK, TimeUnit.NANOSECONDS);
      channel.runPendingTasks();
      viewers.forEach(viewer -> viewer.visit(now));
      channel.runPendingTasks();
    }
  }

  /** The disk, which takes a moment. */
  private void onDisk(Runnable task) {
    if (diskHangs) {
      waiting.add(task);
    } else {
      channel.eventLoop().schedule(task, DISK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** From now on nothing comes from the disk, until it is to work again. */
  void hangDisk(boolean hangs) {
    diskHangs = hangs;
    List<Runnable> left = List.copyOf(waiting);
    waiting.clear();
    left.forEach(this::onDisk);
  }

  FakeHolders holders() {
    return holders;
  }

  Supplies supplies() {
    return supplies;
  }

  List<SupplyChanged> changes() {
    return changes;
  }

  /** What was logged of starved sessions and damaged pieces, in order. */
  List<String> log() {
    return log.texts().stream().filter(text -> text.matches("BATON00270[234]: .*")).toList();
  }

  @Override
  public void close() {
    channel.runPendingTasks();
    supplies.close();
    channel.finishAndReleaseAll();
    log.close();
  }
}
