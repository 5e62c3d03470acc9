package io.baton.connector.ofp;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The OFP end point of this node. Thread-safe. */
public interface Ofp {
  /**
   * Sends a request to another node. Lost datagrams are repeated within the deadline.
   *
   * @return its answer; fails with {@link OfpException}, {@link OfpStatus#TIMEOUT} if none came in
   *     time. Completed on a thread of the end point: what follows must not block.
   */
  <R> CompletionStage<R> send(OfpPeer peer, OfpRequest<R> request, Duration deadline);

  /**
   * Tells who answers requests of others from now on; before that, they are answered 5.03.
   *
   * @return to be closed when it does so no longer
   */
  Registration serve(OfpService service);

  /** UDP port on which it takes messages of other nodes: that of DTLS if the nodes share a key. */
  int port();

  /** That somebody answers requests. */
  @FunctionalInterface
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
