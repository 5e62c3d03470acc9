package io.baton.engine.stream;

import io.baton.engine.media.Content;
import io.baton.engine.media.TrackIndex;
import io.baton.model.media.MediaKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the next {@link TimelineEntry} of a stream from the present one, when its viewer plays,
 * pauses or seeks. Sequence numbers run on without a gap and RTP timestamps only grow, over every
 * jump in normal play time (RFC 2326 appendix B). Stateless apart from the content; thread-safe.
 */
public final class Timeline {
  /** Later than any content ends. */
  private static final long OPEN_END = Duration.ofDays(365).toNanos();

  /** Distance between the last timestamp before a jump and the first one after it. */
  private static final long JUMP_GAP = 40_000_000;

  /** Longest span without any packet that a stream begins with; a longer one is skipped. */
  private static final long LONGEST_GAP = MediaTime.SECOND;

  private final Content content;
  private final long durationNanos;

  public Timeline(Content content) {
    this.content = content;
    this.durationNanos = content.description().duration().toNanos();
  }

  /** The entry of a session that has not played yet. */
  public static TimelineEntry initial(List<TrackEntry> tracks) {
    return new TimelineEntry(false, 0, 0, 0, 0, OPEN_END, Rate.NORMAL, tracks);
  }

  /**
   * Normal play time reached, bounded by what was sent and by the end; the content's duration when
   * nothing is left to send.
   *
   * @param cursors the tracks of the entry, as far as they were sent
   */
  public long position(TimelineEntry entry, List<TrackCursor> cursors, long wallNanos) {
    return isThrough(cursors)
        ? durationNanos
        : Math.max(0, Math.min(mediaPosition(entry, cursors, wallNanos), end(entry)));
  }

  /** Whether the last packet of the content was sent. */
  private static boolean isThrough(List<TrackCursor> cursors) {
    return hasSent(cursors)
        && cursors.stream()
            .filter(cursor -> !cursor.track().muted())
            .allMatch(cursor -> cursor.packet() >= cursor.index().packets());
  }

  /** Normal play time at which an entry ends. */
  public long end(TimelineEntry entry) {
    return Math.min(entry.stopNanos(), durationNanos);
  }

  private static long mediaPosition(
      TimelineEntry entry, List<TrackCursor> cursors, long wallNanos) {
    long position = entry.mediaClock(wallNanos);
    for (TrackCursor cursor : cursors) {
      if (cursor.hasNext()) {
        position = Math.min(position, cursor.sendingNanos());
      }
    }
    return position;
  }

  /** The entry of a stream that is paused now, where a later PLAY goes on. */
  public TimelineEntry pause(TimelineEntry entry, List<TrackCursor> cursors, long wallNanos) {
    return resumeAt(entry, cursors, entry.stopNanos(), entry.rate(), wallNanos, false);
  }

  /**
   * The entry of a stream that plays from now on. One that has come to the end of the content and
   * is not told where to play begins again (RFC 2326 section 10.5).
   *
   * @throws InvalidRangeException if the command's range is not within the content
   */
  public TimelineEntry play(
      TimelineEntry entry, List<TrackCursor> cursors, PlayCommand command, long wallNanos)
      throws InvalidRangeException {
    Rate rate = possible(command.rate(), entry);
    long position = position(entry, cursors, wallNanos);
    boolean again = command.startNanos().isEmpty() && position >= durationNanos;
    long start = again ? 0 : command.startNanos().orElse(position);
    long stop = command.stopNanos().orElse(defaultStop(entry, command, position));
    if (start < 0 || start >= durationNanos || stop <= start) {
      throw new InvalidRangeException(
          Duration.ofNanos(start), Duration.ofNanos(stop), Duration.ofNanos(durationNanos));
    }
    boolean continues =
        !again
            && command.startNanos().isEmpty()
            && rate.scale() == entry.rate().scale()
            && hasSent(cursors);
    return continues
        ? resumeAt(entry, cursors, stop, rate, wallNanos, true)
        : seek(entry, cursors, start, stop, rate, wallNanos);
  }

  /**
   * A viewer who goes on within a range still stops at its end; one who jumps or is past it not.
   */
  private static long defaultStop(TimelineEntry entry, PlayCommand command, long position) {
    boolean within = command.startNanos().isEmpty() && position < entry.stopNanos();
    return within ? entry.stopNanos() : OPEN_END;
  }

  private static boolean hasSent(List<TrackCursor> cursors) {
    return cursors.stream().anyMatch(cursor -> cursor.packetsSent() > 0);
  }

  /** Without a picture there are no key frames to show. */
  private Rate possible(Rate wanted, TimelineEntry entry) {
    boolean picture = entry.tracks().stream().anyMatch(track -> isVideo(track.track()));
    return picture ? wanted : new Rate(Rate.ONE, wanted.speed());
  }

  private boolean isVideo(int track) {
    return content.tracks().get(track).format().description().kind() == MediaKind.VIDEO;
  }

  /** Goes on with the very next packet; timestamps keep their relation to normal play time. */
  private TimelineEntry resumeAt(
      TimelineEntry entry,
      List<TrackCursor> cursors,
      long stop,
      Rate rate,
      long wallNanos,
      boolean playing) {
    long position = mediaPosition(entry, cursors, wallNanos);
    long npt = nextNpt(entry, cursors, position);
    List<TrackEntry> tracks = new ArrayList<>();
    for (TrackCursor cursor : cursors) {
      boolean held = cursor.holds();
      // A held picture begins again: its other packets would get another timestamp than those sent.
      int packet = held ? cursor.track().firstPacket() : cursor.packet();
      long timestamp = cursor.timestampAtNanos(npt);
      tracks.add(at(cursor, packet, timestamp, cursor.track().muted(), held));
    }
    long shown = shownUntil(entry, cursors);
    return new TimelineEntry(playing, wallNanos, position, npt, shown, stop, rate, tracks);
  }

  /**
   * Normal play time that timestamps are counted from when a stream goes on. In trick play they are
   * rounded, so it is that of the next picture: what remains of one that was sent in part must not
   * get another timestamp than its beginning.
   */
  private long nextNpt(TimelineEntry entry, List<TrackCursor> cursors, long position) {
    if (entry.rate().trickPlay()) {
      for (TrackCursor cursor : cursors) {
        if (!cursor.track().muted() && cursor.packet() < cursor.index().packets()) {
          return MediaTime.nanosRoundedUp(
              cursor.presentation(), cursor.index().format().clockRate());
        }
      }
    }
    return Math.max(0, Math.min(position, end(entry)));
  }

  private TimelineEntry seek(
      TimelineEntry entry,
      List<TrackCursor> cursors,
      long start,
      long stop,
      Rate rate,
      long wallNanos) {
    List<TrackStart> starts = starts(cursors, start);
    long npt = beginning(cursors, starts, start, rate);
    long leap = leapFrom(entry, cursors, wallNanos);
    long origin = Long.MAX_VALUE;
    List<TrackEntry> tracks = new ArrayList<>();
    for (int i = 0; i < cursors.size(); i++) {
      TrackCursor cursor = cursors.get(i);
      TrackStart first = starts.get(i);
      boolean muted = isMuted(cursor, rate);
      if (!muted && first.packet() < cursor.index().packets()) {
        origin = Math.min(origin, sendingNanos(cursor.index(), first, npt));
      }
      tracks.add(at(cursor, first.packet(), cursor.timestampAtNanos(leap), muted, first.held()));
    }
    origin = origin == Long.MAX_VALUE ? npt : origin;
    return new TimelineEntry(true, wallNanos, origin, npt, npt, stop, rate, tracks);
  }

  /** Where each track begins: sound at the wanted position, or where pictures make it go back. */
  private List<TrackStart> starts(List<TrackCursor> cursors, long wanted) {
    TrackStart[] starts = new TrackStart[cursors.size()];
    long npt = wanted;
    for (int i = 0; i < starts.length; i++) {
      if (isVideo(cursors.get(i).track().track())) {
        starts[i] = TrackStart.picture(cursors.get(i).index(), wanted);
        npt = Math.min(npt, starts[i].nanos());
      }
    }
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] == null) {
        starts[i] = TrackStart.sound(cursors.get(i).index(), npt);
      }
    }
    return List.of(starts);
  }

  /**
   * Normal play time at which the stream begins: the wanted one, that of the earliest picture
   * before it, or that of the first packet if there is none for long. Where the content begins, it
   * is where the first packet of any track belongs, be it before 0: clients do not expect packets
   * from before the timestamp that they got.
   */
  private long beginning(
      List<TrackCursor> cursors, List<TrackStart> starts, long wanted, Rate rate) {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < starts.size(); i++) {
      if (!isMuted(cursors.get(i), rate)) {
        earliest = Math.min(earliest, starts.get(i).nanos());
      }
    }
    boolean gap = earliest != Long.MAX_VALUE && earliest - wanted > LONGEST_GAP;
    long npt = gap ? earliest : Math.min(wanted, earliest);
    return npt > 0
        ? npt
        : cursors.stream().mapToLong(cursor -> beginning(cursor.index())).reduce(0, Math::min);
  }

  private boolean isMuted(TrackCursor cursor, Rate rate) {
    return rate.trickPlay() && !isVideo(cursor.track().track());
  }

  private static TrackEntry at(
      TrackCursor cursor, int packet, long timestamp, boolean muted, boolean held) {
    return new TrackEntry(
        cursor.track().track(),
        cursor.track().ssrc(),
        packet,
        cursor.sequence(),
        timestamp,
        cursor.packetsSent(),
        cursor.octetsSent(),
        muted,
        held);
  }

  private static long beginning(TrackIndex index) {
    return MediaTime.nanosRoundedUp(index.presentationTime(0), index.format().clockRate());
  }

  private static long sendingNanos(TrackIndex index, TrackStart first, long npt) {
    return first.held()
        ? npt
        : MediaTime.nanos(index.sendingTime(first.packet()), index.format().clockRate());
  }

  /**
   * Media time, on the present entry's scale, whose timestamp the first picture after a jump gets.
   */
  private static long leapFrom(TimelineEntry entry, List<TrackCursor> cursors, long wallNanos) {
    long reached = Math.max(entry.nptNanos(), mediaPosition(entry, cursors, wallNanos));
    return hasSent(cursors)
        ? Math.max(reached, shownUntil(entry, cursors) + entry.rate().mediaSpan(JUMP_GAP))
        : reached;
  }

  private static long shownUntil(TimelineEntry entry, List<TrackCursor> cursors) {
    return cursors.stream()
        .filter(cursor -> cursor.sequence() > cursor.track().firstSequence())
        .mapToLong(TrackCursor::lastPresentationNanos)
        .reduce(entry.shownNanos(), Math::max);
  }
}
