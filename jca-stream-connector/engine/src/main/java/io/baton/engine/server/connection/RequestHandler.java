package io.baton.engine.server.connection;

/** Answers the requests of one method. Called on the connection's event loop; must not block. */
@FunctionalInterface
public interface RequestHandler {
  /**
   * Answers now, or later by {@link Exchange#respond} from any thread.
   *
   * @throws RequestFailedException to answer with an error
   */
  void handle(Exchange exchange) throws RequestFailedException;
}
