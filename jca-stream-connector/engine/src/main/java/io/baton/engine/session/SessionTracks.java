package io.baton.engine.session;

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
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tracks of a session that were set up, in SDP order. Confined to the session's event loop. */
final class SessionTracks {
  private final SenderReports reports;
  private final List<SessionTrack> tracks = new ArrayList<>();
  private List<TrackCursor> cursors = List.of();
  private long epoch;

  SessionTracks(SenderReports reports) {
    this.reports = reports;
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
    TrackCursor cursor = new TrackCursor(index);
    cursor.start(Timeline.initial(List.of(start)), start);
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

  /** Goes to the first packets of an entry. */
  void enter(TimelineEntry entry) {
    epoch++;
    for (int i = 0; i < cursors.size(); i++) {
      cursors.get(i).start(entry, entry.tracks().get(i));
    }
  }

  /**
   * What another node needs to go on with the stream.
   *
   * @param entry present entry of its timeline
   * @param now wall clock, nanoseconds since 1970
   */
  SessionValue value(TimelineEntry entry, long now) {
    return new SessionValue(
        epoch,
        TimelineValue.of(entry, now),
        tracks.stream().map(SessionTrack::destination).toList(),
        Optional.empty());
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
    tracks.forEach(track -> reports.report(track, now, mediaNanos));
  }

  /** Sends last reports and BYE. */
  void sayGoodbye(long now, long mediaNanos) {
    tracks.forEach(track -> reports.goodbye(track, now, mediaNanos));
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
