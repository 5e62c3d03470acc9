package io.baton.connector.ra;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamConnectionFactory;
import io.baton.connector.StreamUnavailableException;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;

/** Gives out handles on the engine, through the server's connection manager. */
public final class BatonConnectionFactory implements StreamConnectionFactory, Referenceable {
  private static final long serialVersionUID = 1L;

  private final BatonManagedConnectionFactory factory;
  private final ConnectionManager manager;
  private transient Reference reference;

  BatonConnectionFactory(BatonManagedConnectionFactory factory, ConnectionManager manager) {
    this.factory = factory;
    this.manager = manager;
  }

  @Override
  public StreamConnection getConnection() throws StreamUnavailableException {
    try {
      return (StreamConnection) manager.allocateConnection(factory, null);
    } catch (ResourceException e) {
      throw new StreamUnavailableException("The streaming engine cannot be reached", e);
    }
  }

  @Override
  public Reference getReference() {
    return reference;
  }

  @Override
  public void setReference(Reference newReference) {
    reference = newReference;
  }
}
