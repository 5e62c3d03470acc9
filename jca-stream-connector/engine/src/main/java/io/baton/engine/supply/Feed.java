package io.baton.engine.supply;

import io.baton.engine.stream.PacketSupply;

/**
 * Brings the pieces of one entry of a session's timeline, ahead of the packets that need them. Its
 * methods are called on the event loop of the session; none waits.
 */
public interface Feed {
  /**
   * How far a track can be read; nothing of it before the feed has begun.
   *
   * @param position of the track in the entry
   */
  PacketSupply track(int position);

  /** Begins to bring pieces. */
  void begin();

  /** Ends it: its pieces may go. Does nothing if it has not begun. */
  void close();
}
