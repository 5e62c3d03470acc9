package io.baton.node;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamConnectionFactory;
import io.baton.connector.StreamUnavailableException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** The streaming engine of this node, for the beans. Thread-safe. */
@Singleton
@Startup
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LocalEngine {
  @Resource(lookup = StreamConnectionFactory.JNDI_NAME)
  private StreamConnectionFactory factory;

  /** For the container. */
  public LocalEngine() {}

  /** With connections from somewhere else than the server's directory. */
  public LocalEngine(StreamConnectionFactory factory) {
    this.factory = factory;
  }

  /**
   * Opens a connection, to be closed after use.
   *
   * @throws EngineUnavailableException if the engine is not running
   */
  public StreamConnection connect() {
    try {
      return factory.getConnection();
    } catch (StreamUnavailableException e) {
      throw new EngineUnavailableException(e);
    }
  }
}
