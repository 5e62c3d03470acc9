package io.baton.engine.session;

import io.baton.engine.delivery.TrackOutput;
import io.baton.engine.stream.TrackCursor;
import io.baton.model.delivery.TrackDestination;

/**
 * One track of a session that was set up.
 *
 * @param cursor how far it was sent
 * @param output where it goes
 * @param reception how it arrives, as the receiver reports
 */
record SessionTrack(TrackCursor cursor, TrackOutput output, Reception reception) {
  /** The same track at another place. */
  SessionTrack at(TrackCursor other) {
    return new SessionTrack(other, output, reception);
  }

  int ssrc() {
    return cursor.track().ssrc();
  }

  TrackDestination destination() {
    return output.destination(index());
  }

  int index() {
    return cursor.track().track();
  }
}
