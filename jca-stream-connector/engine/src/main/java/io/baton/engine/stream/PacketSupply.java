package io.baton.engine.stream;

/**
 * How far the packets of one track can be read, in one entry of its timeline. Of content whose
 * pieces come from other nodes, only so much is there. Called on the event loop of the session;
 * never waits.
 */
public interface PacketSupply {
  /** That of content which is there as a whole. */
  PacketSupply WHOLE =
      new PacketSupply() {
        @Override
        public long readyUntil(long sequence) {
          return Long.MAX_VALUE;
        }

        @Override
        public void sentUntil(long sequence) {
          // Nothing is kept for the session alone.
        }
      };

  /**
   * Asks for the next packet. If it cannot be read yet, the session is woken as soon as it can.
   *
   * @param sequence its sequence number, not wrapped
   * @return sequence number of the first packet that cannot be read yet: more than the given one,
   *     if the next packet can. All before it can be read until they were {@link #sentUntil sent}
   */
  long readyUntil(long sequence);

  /**
   * Tells that what was needed for packets that were sent is not needed any more.
   *
   * @param sequence sequence number, not wrapped, of the first packet that was not sent
   */
  void sentUntil(long sequence);
}
