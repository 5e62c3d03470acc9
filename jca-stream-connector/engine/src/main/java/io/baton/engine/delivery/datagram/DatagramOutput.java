package io.baton.engine.delivery.datagram;

import io.netty.channel.Channel;

/**
 * Sends trains of RTP packets through the UDP socket of one event loop, several in one system call.
 * Not thread-safe: it belongs to the event loop.
 */
public final class DatagramOutput {
  private final Channel channel;
  private final DatagramTrain[] trains;
  private int next;
  private int unflushed;

  /**
   * @param maxPackets packets a train; 1 where the kernel cannot cut trains apart
   */
  public DatagramOutput(Channel channel, int trainCount, int trainBytes, int maxPackets) {
    this.channel = channel;
    this.trains = new DatagramTrain[trainCount];
    for (int i = 0; i < trainCount; i++) {
      trains[i] =
          new DatagramTrain(channel.alloc().directBuffer(trainBytes, trainBytes), maxPackets);
    }
  }

  /** An empty train, or null while the kernel does not take those that are on their way. */
  public DatagramTrain take() {
    if (unflushed == trains.length) {
      flush();
    }
    DatagramTrain train = trains[next];
    return train.idle() ? train : null;
  }

  /** Sends the train that was taken last, at the next flush. */
  public void send(DatagramTrain train) {
    channel.write(train.ready(), channel.voidPromise());
    next = (next + 1) % trains.length;
    unflushed++;
  }

  public void flush() {
    if (unflushed > 0) {
      unflushed = 0;
      channel.flush();
    }
  }

  /** Gives the buffers up; those still on their way are freed when they are sent. */
  public void release() {
    flush();
    for (DatagramTrain train : trains) {
      train.content().release();
    }
  }
}
