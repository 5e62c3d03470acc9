package io.baton.engine.session;

import io.baton.connector.SessionSupply;
import io.baton.connector.SessionValue;
import io.baton.engine.delivery.Allowance;
import io.baton.engine.delivery.Playback;
import io.baton.engine.delivery.TrackOutput;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.stream.Timeline;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TimelineValue;
import io.baton.engine.stream.TrackCursor;
import io.baton.engine.stream.TrackEntry;
import io.baton.engine.supply.Feed;
import io.baton.engine.supply.FeedListener;
import io.baton.engine.supply.Supply;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tracks of a session that were set up, in SDP order. Confined to the session's event loop. */
final class SessionTracks {
  /**
   * The tracks at the beginning of an entry that the session has not gone to yet.
   *
   * @param entry where they are
   * @param feed that will bring their packets
   * @param cursors one a track
   */
  record Prepared(TimelineEntry entry, Feed feed, List<TrackCursor> cursors) {}

  private static final long REPORT_INTERVAL = Duration.ofSeconds(5).toNanos();

  private final SenderReports reports;
  private final Supply supply;
  private final FeedListener listener;
  private final List<SessionTrack> tracks = new ArrayList<>();
  private List<TrackCursor> cursors = List.of();
  private Optional<Feed> feed = Optional.empty();
  private long nextReportAt;
  private long epoch;

  SessionTracks(SenderReports reports, Supply supply, FeedListener listener) {
    this.reports = reports;
    this.supply = supply;
    this.listener = listener;
  }

  /**
   * Adds a track.
   *
   * @param index its packets
   * @param start where it begins
   * @param output where they go
   * @return the entry of a stream of all tracks that has not begun
   */
  TimelineEntry add(TrackIndex index, TrackEntry start, TrackOutput output) {
    TimelineEntry alone = Timeline.initial(List.of(start));
    TrackCursor cursor = cursor(index, supply.feed(alone, listener), alone, 0);
    tracks.add(new SessionTrack(cursor, output, new Reception(index.format().clockRate())));
    tracks.sort(Comparator.comparingInt(SessionTrack::index));
    cursors = tracks.stream().map(SessionTrack::cursor).toList();
    epoch++;
    return Timeline.initial(cursors.stream().map(TrackCursor::track).toList());
  }

  /** Removes the track of an index in the content, if it was set up. */
  Optional<SessionTrack> remove(int index) {
    Optional<SessionTrack> found =
        tracks.stream().filter(track -> track.index() == index).findFirst();
    found.ifPresent(tracks::remove);
    return found;
  }

  /** How far each track was sent. */
  List<TrackCursor> cursors() {
    return cursors;
  }

  /**
   * Prepares to go to the first packets of an entry. Changes nothing yet.
   *
   * @throws io.baton.engine.media.piece.MissingPieceException if where the entry ends is to be read
   *     from a piece that is not there
   */
  Prepared prepare(TimelineEntry entry) {
    Feed next = supply.feed(entry, listener);
    List<TrackCursor> starts = new ArrayList<>();
    for (int i = 0; i < cursors.size(); i++) {
      starts.add(cursor(cursors.get(i).index(), next, entry, i));
    }
    return new Prepared(entry, next, starts);
  }

  private static TrackCursor cursor(TrackIndex index, Feed feed, TimelineEntry entry, int track) {
    TrackCursor cursor = new TrackCursor(index, feed.track(track));
    cursor.start(entry, entry.tracks().get(track));
    return cursor;
  }

  /**
   * Goes there: what the next packets need is held before what the last ones needed is given up.
   */
  void enter(Prepared next) {
    epoch++;
    next.feed().begin();
    feed.ifPresent(Feed::close);
    feed = Optional.of(next.feed());
    cursors = List.copyOf(next.cursors());
    for (int i = 0; i < cursors.size(); i++) {
      tracks.set(i, tracks.get(i).at(cursors.get(i)));
    }
  }

  /**
   * Has the pieces come from other suppliers from now on.
   *
   * @param then called when they do
   * @return false if the content is on this node, or its assignment is of the same or a higher
   *     epoch
   */
  boolean supply(SessionSupply next, Runnable then) {
    boolean newer = supply.assigned().filter(now -> now.epoch() < next.epoch()).isPresent();
    if (newer) {
      supply.assign(next, then);
    }
    return newer;
  }

  /** Gives up what is held of the content. */
  void close() {
    feed.ifPresent(Feed::close);
    feed = Optional.empty();
    supply.close();
  }

  /**
   * What another node needs to go on with the stream.
   *
   * @param entry present entry of its timeline
   * @param now wall clock, nanoseconds since 1970
   */
  SessionValue value(TimelineEntry entry, long now) {
    return new SessionValue(
        epoch + supply.assigned().map(SessionSupply::epoch).orElse(0L),
        TimelineValue.of(entry, now),
        tracks.stream().map(SessionTrack::destination).toList(),
        supply.assigned());
  }

  /**
   * A playback of all tracks.
   *
   * @param bits bits a second that were promised to it
   */
  Playback playback(Playback.Listener listener, long bits) {
    List<Playback.Track> sending = new ArrayList<>();
    tracks.forEach(track -> sending.add(new Playback.Track(track.cursor(), track.output())));
    return new Playback(sending, listener, Allowance.of(bits));
  }

  /**
   * Sends sender reports.
   *
   * @param now wall clock, nanoseconds since 1970
   * @param mediaNanos media clock at that time
   */
  void report(long now, long mediaNanos) {
    nextReportAt = now + REPORT_INTERVAL;
    tracks.forEach(track -> reports.report(track, now, mediaNanos));
  }

  /** Whether the last sender reports were sent long enough ago. */
  boolean isReportDue(long now) {
    return now >= nextReportAt;
  }

  /**
   * Sends last reports and BYE.
   *
   * @param reason why, in a few words; empty if it needs none
   */
  void sayGoodbye(long now, long mediaNanos, String reason) {
    tracks.forEach(track -> reports.goodbye(track, now, mediaNanos, reason));
  }

  /**
   * Takes a receiver's report in.
   *
   * @return packets newly reported lost
   */
  int onReport(int ssrc, int fractionLost, int cumulativeLost, long jitter) {
    return tracks.stream()
        .filter(track -> track.ssrc() == ssrc)
        .mapToInt(track -> track.reception().report(fractionLost, cumulativeLost, jitter))
        .sum();
  }

  /** Synchronisation sources. */
  List<Integer> sources() {
    return tracks.stream().map(SessionTrack::ssrc).toList();
  }

  /** Where receivers report from that do not do so interleaved. */
  List<InetSocketAddress> receivers() {
    return tracks.stream().flatMap(track -> track.output().reportsFrom().stream()).toList();
  }

  long packetsSent() {
    return cursors.stream().mapToLong(TrackCursor::packetsSent).sum();
  }

  long octetsSent() {
    return cursors.stream().mapToLong(TrackCursor::octetsSent).sum();
  }

  /** The worst fraction lost that was reported last, 0 to 1. */
  double reportedLoss() {
    return receptions().mapToDouble(Reception::loss).max().orElse(0);
  }

  /** Packets reported lost. */
  long reportedLost() {
    return receptions().mapToLong(Reception::lost).sum();
  }

  /** The worst jitter that was reported last. */
  Optional<Duration> reportedJitter() {
    return receptions()
        .flatMap(reception -> reception.jitter().stream())
        .max(Comparator.naturalOrder());
  }

  private Stream<Reception> receptions() {
    return tracks.stream().map(SessionTrack::reception);
  }
}
