package io.baton.connector;

import java.io.Serializable;

/** Where the beans get their connection to the engine of this node; looked up in JNDI. */
public interface StreamConnectionFactory extends Serializable {
  /** JNDI name under which the resource adapter publishes the factory. */
  String JNDI_NAME = "java:/eis/baton/StreamConnectionFactory";

  /**
   * Opens a connection; cheap.
   *
   * @throws StreamUnavailableException if the engine is not running
   */
  StreamConnection getConnection() throws StreamUnavailableException;
}
