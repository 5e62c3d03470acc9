package io.baton.engine.testing;

import io.baton.engine.media.Content;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.stream.InvalidRangeException;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Rate;
import io.baton.engine.stream.Timeline;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TrackCursor;
import io.baton.engine.stream.TrackEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** A node without a network: what is due by a given clock goes into a list. */
public final class StreamModel {
  private final Content content;
  private final Timeline timeline;
  private final List<TrackCursor> cursors = new ArrayList<>();
  private final List<SentPacket> sent = new ArrayList<>();
  private TimelineEntry entry;

  /** A node that has just learned of a stream, from its present entry alone. */
  public StreamModel(Content content, TimelineEntry entry) {
    this.content = content;
    this.timeline = new Timeline(content);
    entry.tracks().forEach(track -> cursors.add(cursorOf(track)));
    enter(entry);
  }

  private TrackCursor cursorOf(TrackEntry track) {
    return new TrackCursor(content.tracks().get(track.track()));
  }

  /** A new stream of all tracks. */
  public static StreamModel of(Content content, long firstSequence, long firstTimestamp) {
    List<TrackEntry> tracks = new ArrayList<>();
    for (int i = 0; i < content.tracks().size(); i++) {
      tracks.add(
          new TrackEntry(i, 0x1000 + i, 0, firstSequence, firstTimestamp, 0, 0, false, false));
    }
    return new StreamModel(content, Timeline.initial(tracks));
  }

  private void enter(TimelineEntry next) {
    entry = next;
    for (int i = 0; i < cursors.size(); i++) {
      cursors.get(i).start(next, next.tracks().get(i));
    }
  }

  /** Leaves out what was due before: another node has sent it. */
  public StreamModel skipTo(long wallNanos) {
    cursors.forEach(cursor -> cursor.skipTo(wallNanos));
    return this;
  }

  /** Plays from a position at some rate; without a position goes on at the present one. */
  public StreamModel play(OptionalLong start, OptionalLong stop, Rate rate, long wallNanos)
      throws InvalidRangeException {
    enter(timeline.play(entry, cursors, new PlayCommand(start, stop, rate), wallNanos));
    return this;
  }

  /** Plays from a position to the end. */
  public StreamModel playFrom(long startNanos, long wallNanos) throws InvalidRangeException {
    return play(OptionalLong.of(startNanos), OptionalLong.empty(), Rate.NORMAL, wallNanos);
  }

  /** Goes on at the present position. */
  public StreamModel resume(long wallNanos) throws InvalidRangeException {
    return play(OptionalLong.empty(), OptionalLong.empty(), Rate.NORMAL, wallNanos);
  }

  public StreamModel pause(long wallNanos) {
    enter(timeline.pause(entry, cursors, wallNanos));
    return this;
  }

  /** Sends what is due at a time, in the order in which it is due. */
  public StreamModel sendUntil(long wallNanos) {
    TrackCursor next = next();
    while (next != null && next.dueAt() <= wallNanos) {
      ByteBuffer bytes = ByteBuffer.allocate(RtpLimits.MAX_PACKET);
      int size = next.write(bytes, 0);
      sent.add(new SentPacket(next.track().track(), next.dueAt(), bytes.limit(size)));
      next.advance();
      next = next();
    }
    return this;
  }

  /** Sends all that is left in the present entry. */
  public StreamModel sendAll() {
    return sendUntil(Long.MAX_VALUE);
  }

  private TrackCursor next() {
    return cursors.stream()
        .filter(TrackCursor::hasNext)
        .min(Comparator.comparingLong(TrackCursor::dueAt))
        .orElse(null);
  }

  /** What was sent since the last call. */
  public List<SentPacket> take() {
    List<SentPacket> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  public TimelineEntry entry() {
    return entry;
  }

  /** Normal play time reached, nanoseconds. */
  public long position(long wallNanos) {
    return timeline.position(entry, cursors, wallNanos);
  }
}
