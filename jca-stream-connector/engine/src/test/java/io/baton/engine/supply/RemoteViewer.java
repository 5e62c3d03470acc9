package io.baton.engine.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.stream.InvalidRangeException;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Timeline;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TrackCursor;
import io.baton.engine.stream.TrackEntry;
import io.baton.engine.testing.SentPacket;
import io.baton.engine.testing.StreamModel;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.MediaPath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session without a network: what is due and there goes into a list, next to what a node would
 * have sent that has the content itself.
 */
final class RemoteViewer implements OpeningListener, FeedListener {
  static final MediaPath PATH = new MediaPath("films/film.mp4");

  private final String id;
  private final EpochClock clock;
  private final Content whole;
  private final StreamModel model;
  private final List<SentPacket> sent = new ArrayList<>();
  private final List<SentPacket> expected = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<TrackCursor> cursors = new ArrayList<>();
  private Optional<Supply> supply = Optional.empty();
  private Optional<Feed> feed = Optional.empty();
  private Timeline timeline;
  private Content content;
  private TimelineEntry entry;
  private boolean dry;
  private long latest;

  RemoteViewer(String id, Content whole, EpochClock clock) {
    this.id = id;
    this.whole = whole;
    this.clock = clock;
    this.model = StreamModel.of(whole, 65_500, 7);
  }

  @Override
  public void opened(Content opened, Supply with) {
    assertThat(opened.description().content()).isEqualTo(whole.id());
    with.serve(id, PATH);
    supply = Optional.of(with);
    content = opened;
    timeline = new Timeline(opened);
    enter(Timeline.initial(model.entry().tracks()), false);
  }

  @Override
  public void failed(SupplyCause cause) {
    told.add("not opened: " + cause);
  }

  @Override
  public void ready() {
    dry = false;
  }

  @Override
  public void starved() {
    told.add("starved");
  }

  @Override
  public void failed() {
    told.add("failed");
  }

  private void enter(TimelineEntry next, boolean begin) {
    Feed newFeed = supply.orElseThrow().feed(next, this);
    List<TrackCursor> started = new ArrayList<>();
    for (int i = 0; i < next.tracks().size(); i++) {
      TrackEntry track = next.tracks().get(i);
      TrackCursor cursor = new TrackCursor(content.tracks().get(track.track()), newFeed.track(i));
      cursor.start(next, track);
      started.add(cursor);
    }
    if (begin) {
      newFeed.begin();
      feed.ifPresent(Feed::close);
      feed = Optional.of(newFeed);
    }
    cursors.clear();
    cursors.addAll(started);
    entry = next;
    dry = false;
  }

  /** Plays as soon as the place is known; the pieces for that are fetched meanwhile. */
  void play(PlayCommand command) {
    long now = clock.nanos();
    try {
      enter(timeline.play(entry, cursors, command, now), true);
      model.play(command.startNanos(), command.stopNanos(), command.rate(), now);
      assertThat(entry).isEqualTo(model.entry());
    } catch (MissingPieceException e) {
      supply.orElseThrow().fetch(e, () -> play(command), () -> told.add("not found"));
    } catch (InvalidRangeException e) {
      throw new AssertionError(e);
    }
  }

  void pause() {
    long now = clock.nanos();
    enter(timeline.pause(entry, cursors, now), true);
    model.pause(now);
    assertThat(entry).isEqualTo(model.entry());
  }

  void close() {
    feed.ifPresent(Feed::close);
    feed = Optional.empty();
    supply.ifPresent(Supply::close);
    cursors.clear();
  }

  /** Sends what is due, unless everything is known to be missing. */
  void visit(long now) {
    if (cursors.isEmpty() || dry) {
      return;
    }
    boolean anyReady = false;
    for (TrackCursor cursor : cursors) {
      while (cursor.isDue(now)) {
        latest = Math.max(latest, now - cursor.dueAt());
        sent.add(packet(cursor));
        cursor.advance();
      }
      cursor.releaseSent();
      anyReady |= !cursor.hasNext() || cursor.isReady();
    }
    dry = !anyReady;
    expected.addAll(model.sendUntil(now).take());
  }

  private static SentPacket packet(TrackCursor cursor) {
    ByteBuffer bytes = ByteBuffer.allocate(RtpLimits.MAX_PACKET);
    int size = cursor.write(bytes, 0);
    return new SentPacket(cursor.track().track(), cursor.dueAt(), bytes.limit(size));
  }

  /** Checks that what was sent is what a node would have sent that has the content itself. */
  void check() {
    for (int track = 0; track < whole.tracks().size(); track++) {
      assertThat(SentPacket.ofTrack(sent, track))
          .as("track %d of %s", track, id)
          .isEqualTo(SentPacket.ofTrack(expected, track));
    }
  }

  /** How late the latest packet was since the last call, milliseconds. */
  long takeLateness() {
    long late = latest / 1_000_000;
    latest = 0;
    return late;
  }

  boolean isOpen() {
    return supply.isPresent();
  }

  Supply supply() {
    return supply.orElseThrow();
  }

  /** Packets sent. */
  int sent() {
    return sent.size();
  }

  /** What has become of it. */
  List<String> told() {
    return told;
  }
}
