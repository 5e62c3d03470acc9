package io.baton.engine.session;

import io.baton.engine.stream.TrackEntry;
import java.security.SecureRandom;

/** Where the tracks of sessions begin: at numbers that cannot be guessed. Thread-safe. */
final class FirstEntries {
  /**
   * Initial sequence numbers and timestamps: half the range, so that no client meets a wrap at
   * once.
   */
  private static final int SEQUENCE_RANGE = 0x8000;

  private final SessionTable table;
  private final SecureRandom random = new SecureRandom();

  FirstEntries(SessionTable table) {
    this.table = table;
  }

  /** That of a track, whose synchronisation source is registered as the session's. */
  TrackEntry of(int track, StreamSession session) {
    int ssrc = random.nextInt();
    while (!table.addSource(ssrc, session)) {
      ssrc = random.nextInt();
    }
    long sequence = random.nextInt(SEQUENCE_RANGE);
    long timestamp = random.nextInt(Integer.MAX_VALUE);
    return new TrackEntry(track, ssrc, 0, sequence, timestamp, 0, 0, false, false);
  }
}
