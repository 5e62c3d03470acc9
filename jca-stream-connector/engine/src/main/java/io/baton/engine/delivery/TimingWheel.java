package io.baton.engine.delivery;

/**
 * Keeps the playbacks of one event loop by the time at which each next has something to send.
 * Scheduling, moving and removing take constant time and allocate nothing. A playback that is due
 * later than the wheel reaches waits in its last slot and is scheduled again from there.
 */
final class TimingWheel {
  private static final int SLOTS = 512;

  private final long tickNanos;
  private final Playback[] slots = new Playback[SLOTS];
  private long current;

  TimingWheel(long tickNanos, long now) {
    this.tickNanos = tickNanos;
    this.current = now / tickNanos;
  }

  /** Leaves out the time in which nothing was in the wheel; nothing may be in it now. */
  void skipTo(long now) {
    current = now / tickNanos;
  }

  /** Puts a playback where it is due; it must not be in the wheel. */
  void schedule(Playback playback, long dueNanos) {
    long tick = -Math.floorDiv(-dueNanos, tickNanos);
    tick = Math.min(Math.max(tick, current + 1), current + SLOTS - 1);
    int slot = (int) (tick % SLOTS);
    playback.slot = slot;
    playback.previous = null;
    playback.next = slots[slot];
    if (playback.next != null) {
      playback.next.previous = playback;
    }
    slots[slot] = playback;
  }

  /** Takes a playback out if it is in. */
  void remove(Playback playback) {
    if (playback.slot < 0) {
      return;
    }
    if (playback.previous != null) {
      playback.previous.next = playback.next;
    } else {
      slots[playback.slot] = playback.next;
    }
    if (playback.next != null) {
      playback.next.previous = playback.previous;
    }
    playback.unlink();
  }

  /** Takes out one playback of a tick that has come; null when there is none left. */
  Playback pollDue(long now) {
    if (!isDue(now)) {
      return null;
    }
    Playback first = slots[next()];
    remove(first);
    return first;
  }

  /** Whether the tick of a playback has come. */
  boolean isDue(long now) {
    long reached = now / tickNanos;
    while (current < reached) {
      if (slots[next()] != null) {
        return true;
      }
      current++;
    }
    return false;
  }

  private int next() {
    return (int) ((current + 1) % SLOTS);
  }
}
