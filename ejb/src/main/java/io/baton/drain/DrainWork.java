package io.baton.drain;

/** What a node has to get rid of to be drained. Thread-safe. */
interface DrainWork {
  /**
   * Streams that are left.
   *
   * @param supplies promised to other nodes
   * @param sessions of viewers, and reservations for such
   */
  record Left(int supplies, int sessions) {
    /** For an engine that does not run. */
    static final Left NOTHING = new Left(0, 0);

    boolean isNothing() {
      return supplies == 0 && sessions == 0;
    }
  }

  /** Counts them. From memory. */
  Left left();

  /**
   * Bytes of media that they still need to their ends, as far as that is known. May take a while.
   */
  long bytes();

  /** Ends all of them: viewers get RTCP BYE with the reason. May take a while. */
  void end();
}
