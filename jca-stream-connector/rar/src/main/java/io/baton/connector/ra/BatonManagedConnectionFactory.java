package io.baton.connector.ra;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamConnectionFactory;
import io.baton.connector.StreamUnavailableException;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;

/** Makes connections to the engine that the adapter hosts. */
@ConnectionDefinition(
    connectionFactory = StreamConnectionFactory.class,
    connectionFactoryImpl = BatonConnectionFactory.class,
    connection = StreamConnection.class,
    connectionImpl = StreamConnectionHandle.class)
public class BatonManagedConnectionFactory
    implements ManagedConnectionFactory, ResourceAdapterAssociation {
  private static final long serialVersionUID = 1L;

  private BatonResourceAdapter adapter;
  private transient PrintWriter logWriter;

  @Override
  public Object createConnectionFactory(ConnectionManager manager) {
    return new BatonConnectionFactory(this, manager);
  }

  @Override
  public Object createConnectionFactory() throws NotSupportedException {
    throw new NotSupportedException("The connector works in an application server only");
  }

  @Override
  public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
      throws ResourceException {
    if (adapter == null) {
      throw new ResourceAdapterInternalException("No resource adapter is associated");
    }
    try {
      return new BatonManagedConnection(adapter.connection());
    } catch (StreamUnavailableException e) {
      throw new ResourceAdapterInternalException(e.getMessage(), e);
    }
  }

  /** Any connection will do: they differ in nothing. */
  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public ManagedConnection matchManagedConnections(
      Set candidates, Subject subject, ConnectionRequestInfo info) {
    for (Object candidate : candidates) {
      if (candidate instanceof BatonManagedConnection connection) {
        return connection;
      }
    }
    return null;
  }

  @Override
  public ResourceAdapter getResourceAdapter() {
    return adapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter resourceAdapter) throws ResourceException {
    if (!(resourceAdapter instanceof BatonResourceAdapter baton)) {
      throw new ResourceAdapterInternalException("Not the Baton adapter: " + resourceAdapter);
    }
    adapter = baton;
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(PrintWriter writer) {
    logWriter = writer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatonManagedConnectionFactory factory
        && Objects.equals(adapter, factory.adapter);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(adapter);
  }
}
