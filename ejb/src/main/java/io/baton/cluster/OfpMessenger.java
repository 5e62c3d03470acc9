package io.baton.cluster;

import io.baton.connector.StreamConnection;
import io.baton.connector.ofp.Ofp;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpService;
import io.baton.connector.ofp.OfpStatus;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Talks OFP by way of this node's engine, and looks after being registered with it. */
@Singleton
@Startup
@DependsOn("InfinispanClusterDirectory")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OfpMessenger implements NodeMessenger {
  @EJB private ClusterDirectory directory;
  @EJB private LocalEngine engine;

  private volatile OfpService service;

  // Both guarded by this.
  private Ofp registeredWith;
  private Ofp.Registration registration;

  /** For the container. */
  public OfpMessenger() {}

  /** With parts from somewhere else than the container. */
  public OfpMessenger(ClusterDirectory directory, LocalEngine engine) {
    this.directory = directory;
    this.engine = engine;
  }

  @Override
  public <R> CompletionStage<R> ask(String node, OfpRequest<R> request, Duration deadline) {
    if (node.equals(directory.self().name())) {
      return askOwn(request, deadline);
    }
    Optional<OfpPeer> peer = directory.find(node).map(NodeAdvertisement::peer);
    if (peer.isEmpty()) {
      return failed(OfpStatus.UNREACHABLE, node + " is not a member of the cluster");
    }
    try (StreamConnection connection = engine.connect()) {
      return connection.ofp().send(peer.get(), request, deadline);
    } catch (EngineUnavailableException e) {
      return failed(OfpStatus.UNAVAILABLE, e.getMessage());
    }
  }

  /** A disk that hangs must not hold up those who ask either. */
  private <R> CompletionStage<R> askOwn(OfpRequest<R> request, Duration deadline) {
    OfpService own = service;
    return own == null
        ? failed(OfpStatus.NOT_READY, "The node is starting or stopping")
        : OfpDispatch.ask(own, request)
            .thenApply(answer -> answer)
            .toCompletableFuture()
            .orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
            .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(failure)));
  }

  private static Throwable told(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof TimeoutException
        ? new OfpException(OfpStatus.TIMEOUT, "This node did not answer itself in time")
        : cause;
  }

  private static <R> CompletionStage<R> failed(OfpStatus status, String message) {
    return CompletableFuture.failedFuture(new OfpException(status, message));
  }

  @Override
  public void serve(OfpService answering) {
    service = answering;
    maintain();
  }

  @Override
  public synchronized void stopServing() {
    service = null;
    unregister();
  }

  @Override
  public synchronized void maintain() {
    OfpService answering = service;
    if (answering == null) {
      return;
    }
    try (StreamConnection connection = engine.connect()) {
      Ofp ofp = connection.ofp();
      if (ofp != registeredWith) {
        unregister();
        registration = ofp.serve(answering);
        registeredWith = ofp;
      }
    } catch (EngineUnavailableException e) {
      // It is looked for again in a while.
      unregister();
    }
  }

  private void unregister() {
    if (registration != null) {
      registration.close();
    }
    registration = null;
    registeredWith = null;
  }
}
