package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamUnavailableException;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.naming.Reference;
import org.junit.jupiter.api.Test;

class BatonConnectionTest {
  private final List<String> calls = new ArrayList<>();
  private final BatonManagedConnection managed = new BatonManagedConnection(engine());

  @Test
  void aHandlePassesEveryCallOn() throws Exception {
    StreamConnection handle = (StreamConnection) managed.getConnection(null, null);

    handle.prepare(null);
    handle.play("s");
    handle.pause("s");
    handle.release("s");
    handle.sessions();
    handle.session("s");
    handle.load();
    handle.statistics();
    handle.media();
    handle.endpoint();
    handle.policy();

    assertThat(calls)
        .containsExactly(
            "prepare",
            "play",
            "pause",
            "release",
            "sessions",
            "session",
            "load",
            "statistics",
            "media",
            "endpoint",
            "policy");
  }

  @Test
  void aClosedHandleGoesBackToThePoolOnceAndWorksNoMore() {
    ClosedHandles closed = new ClosedHandles();
    managed.addConnectionEventListener(closed);
    StreamConnection handle = (StreamConnection) managed.getConnection(null, null);

    handle.close();
    handle.close();

    assertThat(closed.handles).containsExactly(handle);
    assertThatThrownBy(handle::load).isInstanceOf(IllegalStateException.class);
    assertThat(calls).isEmpty();
  }

  @Test
  void handlesAreInvalidWhenTheConnectionIsCleanedUp() {
    StreamConnection one = (StreamConnection) managed.getConnection(null, null);
    StreamConnection other = (StreamConnection) managed.getConnection(null, null);

    managed.destroy();

    assertThatThrownBy(one::load).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(other::load).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aHandleMovesToAnotherConnection() throws Exception {
    BatonManagedConnection other = new BatonManagedConnection(engine());
    StreamConnection handle = (StreamConnection) managed.getConnection(null, null);

    other.associateConnection(handle);
    managed.cleanup();
    handle.load();

    assertThat(calls).containsExactly("load");
    assertThatThrownBy(() -> other.associateConnection("no handle"))
        .isInstanceOf(ResourceAdapterInternalException.class);
  }

  @Test
  void thereAreNoTransactions() {
    assertThatThrownBy(managed::getXAResource).isInstanceOf(NotSupportedException.class);
    assertThatThrownBy(managed::getLocalTransaction).isInstanceOf(NotSupportedException.class);
  }

  @Test
  void theConnectionDescribesItself() throws ResourceException {
    assertThat(managed.getMetaData().getEISProductName()).contains("Baton");
    assertThat(managed.getMetaData().getMaxConnections()).isZero();
  }

  @Test
  void logWritersAreKept() {
    PrintWriter writer = new PrintWriter(Writer.nullWriter());
    BatonManagedConnectionFactory factory = new BatonManagedConnectionFactory();
    managed.setLogWriter(writer);
    factory.setLogWriter(writer);

    assertThat(managed.getLogWriter()).isSameAs(writer);
    assertThat(factory.getLogWriter()).isSameAs(writer);
  }

  @Test
  void anyPooledConnectionMatches() {
    BatonManagedConnectionFactory factory = new BatonManagedConnectionFactory();

    assertThat(factory.matchManagedConnections(Set.of("other", managed), null, null))
        .isSameAs(managed);
    assertThat(factory.matchManagedConnections(Set.of("other"), null, null)).isNull();
  }

  @Test
  void connectionsNeedARunningEngine() throws ResourceException {
    BatonManagedConnectionFactory factory = new BatonManagedConnectionFactory();
    assertThatThrownBy(() -> factory.createManagedConnection(null, null))
        .isInstanceOf(ResourceException.class);

    factory.setResourceAdapter(new BatonResourceAdapter());
    assertThatThrownBy(() -> factory.createManagedConnection(null, null))
        .isInstanceOf(ResourceException.class)
        .hasMessageContaining("not running");
    assertThatThrownBy(factory::createConnectionFactory).isInstanceOf(NotSupportedException.class);
  }

  @Test
  void theFactoryAsksTheServerForConnections() throws Exception {
    BatonManagedConnectionFactory managedFactory = new BatonManagedConnectionFactory();
    BatonConnectionFactory factory =
        (BatonConnectionFactory)
            managedFactory.createConnectionFactory(
                (ConnectionManager & Serializable)
                    (from, info) -> managed.getConnection(null, info));

    factory.getConnection().load();

    assertThat(calls).containsExactly("load");
    Reference reference = new Reference("io.baton.connector.StreamConnectionFactory");
    factory.setReference(reference);
    assertThat(factory.getReference()).isSameAs(reference);
  }

  @Test
  void aServerWithoutConnectionsIsAnUnavailableEngine() {
    var factory = new BatonConnectionFactory(new BatonManagedConnectionFactory(), new Exhausted());

    assertThatThrownBy(factory::getConnection).isInstanceOf(StreamUnavailableException.class);
  }

  private StreamConnection engine() {
    return (StreamConnection)
        Proxy.newProxyInstance(
            StreamConnection.class.getClassLoader(),
            new Class<?>[] {StreamConnection.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
            });
  }

  private static final class Exhausted implements ConnectionManager {
    private static final long serialVersionUID = 1L;

    @Override
    public Object allocateConnection(ManagedConnectionFactory from, ConnectionRequestInfo info)
        throws ResourceException {
      throw new ResourceException("the pool is exhausted");
    }
  }

  private static final class ClosedHandles implements ConnectionEventListener {
    private final List<Object> handles = new ArrayList<>();

    @Override
    public void connectionClosed(ConnectionEvent event) {
      handles.add(event.getConnectionHandle());
    }

    @Override
    public void localTransactionStarted(ConnectionEvent event) {}

    @Override
    public void localTransactionCommitted(ConnectionEvent event) {}

    @Override
    public void localTransactionRolledback(ConnectionEvent event) {}

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {}
  }
}
