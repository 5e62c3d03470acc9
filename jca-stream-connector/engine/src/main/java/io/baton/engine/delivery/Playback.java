package io.baton.engine.delivery;

import io.baton.engine.stream.TrackCursor;
import java.util.List;

/**
 * A session that is sending: its cursors and where their packets go. An intrusive element of the
 * {@link TimingWheel}; confined to its event loop.
 */
public final class Playback {
  /** Told of what the session has to act on, on the session's event loop. */
  public interface Listener {
    /** Every packet was sent. */
    void finished();

    /** Packets could not be made; why is logged. */
    void failed();

    /** The receiver takes data so slowly that it is too far behind. */
    void tooSlow();
  }

  /** One track of a playback. */
  public record Track(TrackCursor cursor, TrackOutput output) {}

  private final Track[] tracks;
  private final Listener listener;
  private final Allowance allowance;
  private long wokenAt;
  Playback next;
  Playback previous;
  int slot = -1;

  public Playback(List<Track> tracks, Listener listener, Allowance allowance) {
    this.tracks = tracks.toArray(Track[]::new);
    this.listener = listener;
    this.allowance = allowance;
  }

  Listener listener() {
    return listener;
  }

  /** Bits a second that were promised to it. */
  long bits() {
    return allowance.bits();
  }

  void unlink() {
    next = null;
    previous = null;
    slot = -1;
  }

  /**
   * Sends the packets that are due, as many as may leave now.
   *
   * @return false if something that was due had to wait for its receiver
   */
  boolean sendDue(long now) {
    allowance.refill(now);
    boolean all = true;
    for (Track track : tracks) {
      all &= track.output.sendDue(track.cursor, now, allowance);
      track.output.flush();
      track.cursor.releaseSent();
    }
    return all;
  }

  /** When the next packet is due that can be read; {@link Long#MAX_VALUE} if there is none. */
  long nextDue() {
    long due = Long.MAX_VALUE;
    for (Track track : tracks) {
      if (track.cursor.hasNext() && track.cursor.isReady()) {
        due = Math.min(due, track.cursor.dueAt());
      }
    }
    return due;
  }

  /** Whether every packet was sent. */
  boolean isThrough() {
    for (Track track : tracks) {
      if (track.cursor.hasNext()) {
        return false;
      }
    }
    return true;
  }

  /** What was missing has come. */
  void wake(long now) {
    wokenAt = now;
  }

  /** Since when a packet waits for its receiver: not while it could not be read. */
  long waitingSince(long due) {
    return Math.max(due, wokenAt);
  }
}
