package io.baton.engine.server.decision;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamRequest;
import io.baton.connector.ViewerCredential;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Decides on requests for the engine. Called on event loops, so it must not block: it hands the
 * request to worker threads, or fails at once with {@link
 * java.util.concurrent.RejectedExecutionException} when too many are in flight (R40).
 */
public interface DecisionMaker {
  CompletionStage<StreamDecision> decide(StreamRequest request);

  /** What is known of a user who wants to log in, hashed for a realm; empty if nothing. */
  CompletionStage<Optional<ViewerCredential>> credential(String user, String realm);

  /** Whether a user that has proved to be himself may view. */
  CompletionStage<Boolean> mayView(String user);
}
