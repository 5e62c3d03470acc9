package io.baton.cluster;

import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Talks OFP with the nodes of the cluster, this one included (R42). Thread-safe; never blocks. */
public interface NodeMessenger {
  /**
   * Asks a node by its name: another one over the network, this one straight.
   *
   * @param deadline after which it is given up
   * @return the answer; fails with an {@link io.baton.connector.ofp.OfpException}. Completed on any
   *     thread: what follows must not block
   */
  <R> CompletionStage<R> ask(String node, OfpRequest<R> request, Duration deadline);

  /** From now on this node's requests and those of others are answered by a service. */
  void serve(OfpService service);

  /** To be called every second or so: an engine that was restarted does not know who answers. */
  void maintain();

  /** Answers no more. */
  void stopServing();
}
