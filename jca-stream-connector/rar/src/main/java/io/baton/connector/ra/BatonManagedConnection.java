package io.baton.connector.ra;

import io.baton.connector.StreamConnection;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;

/** A pooled connection: nothing but handles on the engine in the same process, any number. */
final class BatonManagedConnection implements ManagedConnection {
  private final StreamConnection engine;
  private final Set<StreamConnectionHandle> handles = ConcurrentHashMap.newKeySet();
  private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
  private PrintWriter logWriter;

  BatonManagedConnection(StreamConnection engine) {
    this.engine = engine;
  }

  @Override
  public Object getConnection(Subject subject, ConnectionRequestInfo info) {
    StreamConnectionHandle handle = new StreamConnectionHandle(this);
    handles.add(handle);
    return handle;
  }

  /** The engine, for a handle. */
  StreamConnection engine() {
    return engine;
  }

  /** A handle was closed by the bean that had it. */
  void closed(StreamConnectionHandle handle) {
    handles.remove(handle);
    ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
    event.setConnectionHandle(handle);
    listeners.forEach(listener -> listener.connectionClosed(event));
  }

  @Override
  public void associateConnection(Object connection) throws ResourceException {
    if (!(connection instanceof StreamConnectionHandle handle)) {
      throw new ResourceAdapterInternalException("Not a stream connection: " + connection);
    }
    handle.moveTo(this);
    handles.add(handle);
  }

  /** A handle went over to another connection. */
  void forget(StreamConnectionHandle handle) {
    handles.remove(handle);
  }

  @Override
  public void cleanup() {
    handles.forEach(StreamConnectionHandle::invalidate);
    handles.clear();
  }

  @Override
  public void destroy() {
    cleanup();
    listeners.clear();
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  @Override
  public XAResource getXAResource() throws NotSupportedException {
    throw new NotSupportedException("Streams are not transactional");
  }

  @Override
  public LocalTransaction getLocalTransaction() throws NotSupportedException {
    throw new NotSupportedException("Streams are not transactional");
  }

  @Override
  public ManagedConnectionMetaData getMetaData() {
    return new MetaData();
  }

  @Override
  public void setLogWriter(PrintWriter writer) {
    logWriter = writer;
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }

  private static final class MetaData implements ManagedConnectionMetaData {
    @Override
    public String getEISProductName() {
      return "Baton streaming engine";
    }

    @Override
    public String getEISProductVersion() {
      return "1.0";
    }

    /** 0 means no limit. */
    @Override
    public int getMaxConnections() {
      return 0;
    }

    @Override
    public String getUserName() {
      return "";
    }
  }
}
