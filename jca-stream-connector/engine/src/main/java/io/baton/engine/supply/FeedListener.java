package io.baton.engine.supply;

/** Told what becomes of a feed, on the event loop of its session. */
public interface FeedListener {
  /** Packets that the session has asked for can be read. */
  void ready();

  /** No supplier has sent what is due, for longer than the time of grace. */
  void starved();

  /** The content is damaged: it cannot be streamed on. */
  void failed();
}
